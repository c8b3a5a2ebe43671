"""Persons and their identity documents."""

from datetime import date
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from cases.enums import DocumentKind, Sex
from cases.models.case import Case
from cases.models.changes import notes_document_changes, notes_person_changes
from repatriation.common.fields import BlindIndexField, EncryptedTextField
from repatriation.common.history import tracked
from repatriation.common.scoping import ScopedQuerySet


class PersonQuerySet(ScopedQuerySet["Person"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(memberships__case__in=Case.objects.visible_to(user)).distinct()


@tracked
class Person(models.Model):
    """A human being. One surname may be missing; `born_on` is empty where it isn't known."""

    given_names = models.CharField(_("nombres"), max_length=120)
    paternal_surname = models.CharField(_("apellido paterno"), max_length=80, blank=True)
    maternal_surname = models.CharField(_("apellido materno"), max_length=80, blank=True)
    born_on = models.DateField(_("fecha de nacimiento"), null=True, blank=True)
    sex = models.CharField(_("sexo"), max_length=1, choices=Sex, default=Sex.OTHER)
    nationalities = ArrayField(models.CharField(max_length=2), verbose_name=_("nacionalidades"), default=list)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("persona")
        verbose_name_plural = _("personas")
        ordering = ["id"]
        indexes = [models.Index(fields=["paternal_surname", "given_names", "id"], name="person_name")]
        triggers = notes_person_changes()

    def __str__(self) -> str:
        return self.full_name

    @property
    def surnames(self) -> str:
        return " ".join(part for part in (self.paternal_surname, self.maternal_surname) if part)

    @property
    def full_name(self) -> str:
        return f"{self.given_names} {self.surnames}".strip()

    def age_on(self, day: date) -> int | None:
        """Full years lived by that day; None where the birth date isn't known."""
        if self.born_on is None:
            return None
        return day.year - self.born_on.year - ((day.month, day.day) < (self.born_on.month, self.born_on.day))


class DocumentQuerySet(ScopedQuerySet["IdentityDocument"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(person__in=Person.objects.visible_to(user))


@tracked
class IdentityDocument(models.Model):
    """A document that says who a person is; the number is encrypted and found again by its blind index."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="documents")
    kind = models.CharField(_("clase"), max_length=20, choices=DocumentKind)
    number = EncryptedTextField(_("número"), column="document.number")
    number_index = BlindIndexField(source="number", db_index=True)
    country = CountryField(_("país"))
    expires_on = models.DateField(_("vence"), null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("documento de identidad")
        verbose_name_plural = _("documentos de identidad")
        ordering = ["id"]
        triggers = notes_document_changes()

    def __str__(self) -> str:
        return self.get_kind_display()
