"""The bodies at home that take over the returned, and what each of them takes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from repatriation.common.history import tracked


@tracked
class Agency(models.Model):
    """A member of the round table (Mesa de Trabajo Intersectorial)."""

    code = models.CharField(_("código"), max_length=12, unique=True)
    name_es = models.CharField(_("nombre en español"), max_length=160)
    name_en = models.CharField(_("nombre en inglés"), max_length=160)
    source = models.CharField(_("fuente"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("entidad")
        verbose_name_plural = _("entidades")
        ordering = ["code", "id"]

    def __str__(self) -> str:
        return self.code


@tracked
class ServiceLine(models.Model):
    """One kind of help that one agency gives: health_care, work, documents, ..."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="service_lines", verbose_name=_("entidad"))
    code = models.CharField(_("código"), max_length=40)
    is_open = models.BooleanField(_("recibe derivaciones"), default=True)

    class Meta:
        verbose_name = _("línea de servicio")
        verbose_name_plural = _("líneas de servicio")
        ordering = ["code", "agency__code", "id"]
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="service_line_once")]

    def __str__(self) -> str:
        return f"{self.agency.code}: {self.code}"
