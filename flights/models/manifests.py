"""Manifests: numbered, frozen versions of who is to fly on a leg."""

from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from cases.models import Case, CaseMember
from cases.models.timeline import Move
from consulates.models import User
from flights.enums import ManifestState
from flights.lifecycles import MANIFEST_LIFECYCLE
from flights.models.rotations import Leg
from repatriation.common.fields import EncryptedTextField
from repatriation.common.history import append_only, guarded_states
from repatriation.common.lifecycle import edges
from repatriation.common.scoping import ScopedQuerySet


class ManifestQuerySet(ScopedQuerySet["Manifest"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(leg__in=Leg.objects.visible_to(user))


class Manifest(models.Model):
    """`fingerprint` is the SHA-256 of the entries; once frozen, only the state moves on and nothing is deleted."""

    leg = models.ForeignKey(Leg, models.PROTECT, related_name="manifests")
    version = models.PositiveSmallIntegerField(_("versión"))
    state = models.CharField(_("estado"), max_length=14, choices=ManifestState, default=ManifestState.OPEN)
    state_since = models.DateTimeField()
    people = models.PositiveIntegerField(_("personas"))
    households = models.PositiveIntegerField(_("familias"))
    fingerprint = models.CharField(max_length=64)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = ManifestQuerySet.as_manager()

    class Meta:
        verbose_name = _("manifiesto")
        verbose_name_plural = _("manifiestos")
        ordering = ["leg", "-version"]
        constraints = [models.UniqueConstraint(fields=["leg", "version"], name="manifest_version_once")]
        triggers = [
            guarded_states(edges(MANIFEST_LIFECYCLE)),
            pgtrigger.Protect(name="frozen_manifest_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="frozen_manifest_never_changes",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("leg", "version", "people", "households", "fingerprint", "by", "at"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.leg_id} v{self.version}"


class ManifestMove(Move):
    thing = models.ForeignKey(Manifest, models.CASCADE, related_name="moves")


class EntryQuerySet(ScopedQuerySet["ManifestEntry"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(manifest__in=Manifest.objects.visible_to(user), case__in=Case.objects.visible_to(user))


class ManifestEntry(models.Model):
    """One passenger as they stood when the manifest was frozen: copied, so that later corrections don't reach it."""

    manifest = models.ForeignKey(Manifest, models.CASCADE, related_name="entries")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    member = models.ForeignKey(CaseMember, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=11)
    given_names = models.CharField(max_length=120)
    surnames = models.CharField(max_length=170)
    born_on = models.DateField(null=True)
    sex = models.CharField(max_length=1)
    nationality = CountryField()
    document = models.CharField(max_length=20, blank=True)
    document_number = EncryptedTextField(blank=True, column="manifest.document_number")
    special = models.CharField(max_length=40, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["manifest", "position"]
        constraints = [
            models.UniqueConstraint(fields=["manifest", "member"], name="passenger_once_in_a_manifest"),
            models.CheckConstraint(name="entry_has_a_name", condition=~Q(given_names="") | ~Q(surnames="")),
        ]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"{self.position}"
