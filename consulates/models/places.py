"""Airports, border crossings and places of detention."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from consulates.enums import ConsularAccess, city_words
from consulates.models.offices import ConsularOffice
from repatriation.common.history import tracked


@tracked
class Airport(models.Model):
    """`code` is the IATA code, or the ICAO code of a field without one."""

    code = models.CharField(_("código"), max_length=4, unique=True)
    icao = models.CharField("ICAO", max_length=4, unique=True)
    name = models.CharField(_("nombre"), max_length=120)
    city = models.CharField(_("ciudad"), max_length=80)
    country = CountryField(_("país"))
    subdivision = models.CharField(_("estado o región"), max_length=6, blank=True)
    latitude = models.DecimalField(_("latitud"), max_digits=7, decimal_places=4)
    longitude = models.DecimalField(_("longitud"), max_digits=7, decimal_places=4)
    timezone = models.CharField(_("zona horaria"), max_length=40)
    role = models.CharField(_("función"), max_length=30, blank=True)
    source = models.CharField(_("fuente"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("aeropuerto")
        verbose_name_plural = _("aeropuertos")
        ordering = ["country", "city", "id"]

    def __str__(self) -> str:
        return f"{self.city_name} ({self.code})"

    @property
    def city_name(self) -> str:
        """In the active language."""
        return city_words(self.city)


@tracked
class BorderCrossing(models.Model):
    """A land crossing between two states."""

    code = models.CharField(_("código"), max_length=12, unique=True)
    name = models.CharField(_("nombre"), max_length=120)
    country_a = CountryField(_("país A"))
    place_a = models.CharField(_("lugar en A"), max_length=80)
    country_b = CountryField(_("país B"))
    place_b = models.CharField(_("lugar en B"), max_length=80)
    latitude = models.DecimalField(_("latitud"), max_digits=7, decimal_places=4)
    longitude = models.DecimalField(_("longitud"), max_digits=7, decimal_places=4)
    timezone = models.CharField(_("zona horaria"), max_length=40)
    has_control_post = models.BooleanField(_("puesto de control"), default=False)
    source = models.CharField(_("fuente"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("paso fronterizo")
        verbose_name_plural = _("pasos fronterizos")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


@tracked
class DetentionFacility(models.Model):
    """A place of detention (centro de detención) and what access the consulate has to it."""

    name = models.CharField(_("nombre"), max_length=160)
    city = models.CharField(_("ciudad"), max_length=80)
    country = CountryField(_("país"))
    subdivision = models.CharField(_("estado o región"), max_length=6)
    kind = models.CharField(_("clase"), max_length=120, blank=True)
    office = models.ForeignKey(
        ConsularOffice, models.PROTECT, related_name="facilities", verbose_name=_("oficina a cargo")
    )
    access = models.CharField(
        _("acceso consular"), max_length=12, choices=ConsularAccess, default=ConsularAccess.UNKNOWN
    )

    class Meta:
        verbose_name = _("centro de detención")
        verbose_name_plural = _("centros de detención")
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["name", "city", "subdivision"], name="facility_once")]

    def __str__(self) -> str:
        return f"{self.name}, {self.city}"
