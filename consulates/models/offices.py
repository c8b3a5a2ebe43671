"""Consular offices, and which place belongs to which of them at what date."""

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from consulates.enums import OfficeKind, city_words
from consulates.formats.hours import parse_hours
from repatriation.common.history import tracked


def opening_hours(text: str) -> None:
    """A validator: whether the hours can be read."""
    try:
        parse_hours(text)
    except ValueError:
        raise ValidationError(_("Escriba el horario así: Mo-Fr 08:30-13:30; Sa 09:00-12:00")) from None


@tracked
class ConsularOffice(models.Model):
    """An office abroad (oficina consular)."""

    code = models.CharField(_("código"), max_length=12, unique=True)
    kind = models.CharField(_("clase"), max_length=20, choices=OfficeKind)
    name = models.CharField(_("nombre"), max_length=120)
    city = models.CharField(_("ciudad"), max_length=80)
    country = CountryField(_("país"))
    subdivision = models.CharField(_("estado o región"), max_length=6, blank=True, help_text="ISO 3166-2")
    latitude = models.DecimalField(_("latitud"), max_digits=7, decimal_places=4)
    longitude = models.DecimalField(_("longitud"), max_digits=7, decimal_places=4)
    timezone = models.CharField(_("zona horaria"), max_length=40)
    is_transit_post = models.BooleanField(_("puesto de tránsito"), default=False)
    email = models.EmailField(_("correo"), blank=True)
    phone = models.CharField(_("teléfono"), max_length=40, blank=True)
    emergency_phone = models.CharField(_("teléfono de emergencia"), max_length=40, blank=True)
    address = models.CharField(_("dirección"), max_length=300, blank=True)
    hours = models.CharField(
        _("horario"), max_length=120, blank=True, validators=[opening_hours],
        help_text=_("Por ejemplo: Mo-Fr 08:30-13:30; Sa 09:00-12:00"),
    )  # fmt: skip
    source = models.CharField(_("fuente"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("oficina consular")
        verbose_name_plural = _("oficinas consulares")
        ordering = ["country", "city", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def city_name(self) -> str:
        """In the active language."""
        return city_words(self.city)


class JurisdictionQuerySet(models.QuerySet["Jurisdiction"]):
    def on(self, day: date) -> Self:
        """The jurisdictions in force that day."""
        return self.filter(valid__contains=day)

    def of_place(self, country: str, subdivision: str = "") -> Self:
        """The rows that speak of a place: its state or region first, its whole country after."""
        places = [subdivision, country] if subdivision else [country]
        return self.filter(place__in=places).order_by(models.functions.Length("place").desc(), "id")


@tracked
class Jurisdiction(models.Model):
    """A place, a country (PE) or a state or region of it (US-FL), in the care of one office for some time."""

    place = models.CharField(_("lugar"), max_length=6, help_text="ISO 3166-1 o 3166-2")
    office = models.ForeignKey(
        ConsularOffice, models.PROTECT, related_name="jurisdictions", verbose_name=_("oficina consular")
    )
    valid = DateRangeField(_("vigencia"))
    basis = models.CharField(_("fundamento"), max_length=300, blank=True)

    objects = JurisdictionQuerySet.as_manager()

    class Meta:
        verbose_name = _("circunscripción")
        verbose_name_plural = _("circunscripciones")
        ordering = ["place", "valid", "id"]
        constraints = [
            ExclusionConstraint(
                name="one_office_for_a_place_at_any_date",
                expressions=[("place", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                violation_error_message=_("En esas fechas el lugar ya pertenece a una oficina."),
            ),
            models.CheckConstraint(name="place_is_iso", condition=Q(place__regex=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")),
        ]

    def __str__(self) -> str:
        return self.place
