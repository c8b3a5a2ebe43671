"""The documents that a household uploads: what they are, how they stand, and who of the staff has opened them."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import UploadFault, UploadKind, UploadState
from cases.lifecycles import UPLOAD_LIFECYCLE
from cases.models.case import Case
from cases.models.people import Person
from cases.models.requests import OfCaseQuerySet
from cases.models.timeline import Move
from consulates.models import User
from repatriation.common.fields import EncryptedTextField
from repatriation.common.history import append_only, guarded_states, tracked_without
from repatriation.common.lifecycle import edges
from repatriation.common.scoping import ScopedQuerySet

KEPT_STATES = [UploadState.RECEIVED, UploadState.CLEAN]


class UploadQuerySet(OfCaseQuerySet):
    def kept(self) -> Self:
        """Those that count towards the limit of a case: still looked through, or in order."""
        return self.filter(state__in=KEPT_STATES)

    def unseen(self) -> Self:
        """In order, and nobody of the office has said that they looked."""
        return self.filter(state=UploadState.CLEAN, seen_at__isnull=True)


@tracked_without("name", "key", "fingerprint", "attempts", "lease_until")
class Upload(models.Model):
    """One document. Its file lies under `token` in settings.UPLOADS_DIR, sealed with a key of its own.

    `fingerprint` finds the same file sent twice. `attempts` and `lease_until` belong to the worker that looks it
    through: past its lease the row is anybody's.
    """

    token = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="uploads")
    number = models.PositiveSmallIntegerField(_("número"))
    kind = models.CharField(_("qué es"), max_length=16, choices=UploadKind)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="uploads", verbose_name=_("de quién")
    )
    name = EncryptedTextField(_("nombre del archivo"), blank=True, column="upload.name")
    size = models.PositiveIntegerField(_("tamaño"))
    fingerprint = models.CharField(max_length=64, editable=False)
    key = EncryptedTextField(column="upload.key", editable=False)
    state = models.CharField(_("estado"), max_length=14, choices=UploadState, default=UploadState.RECEIVED)
    state_since = models.DateTimeField(_("estado desde"))
    sent_at = models.DateTimeField(_("enviado el"))
    media_type = models.CharField(max_length=20, blank=True)
    fault = models.CharField(_("por qué no"), max_length=16, choices=UploadFault, blank=True)
    seen_at = models.DateTimeField(_("visto el"), null=True, blank=True)
    seen_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("documento enviado")
        verbose_name_plural = _("documentos enviados")
        ordering = ["case", "number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="upload_number_once_in_a_case"),
            models.UniqueConstraint(
                fields=["case", "fingerprint"], condition=Q(state__in=KEPT_STATES), name="same_file_once_in_a_case"
            ),
            models.CheckConstraint(
                name="refused_upload_has_its_fault", condition=Q(state="refused", fault__gt="") | ~Q(state="refused")
            ),
            models.CheckConstraint(
                name="clean_upload_has_its_type", condition=Q(state="clean", media_type__gt="") | ~Q(state="clean")
            ),
            models.CheckConstraint(
                name="seen_upload_has_a_reader", condition=Q(seen_at__isnull=True) | Q(seen_by__isnull=False)
            ),
        ]
        indexes = [
            models.Index(fields=["sent_at", "id"], condition=Q(state="received"), name="upload_due"),
        ]
        triggers = [guarded_states(edges(UPLOAD_LIFECYCLE))]

    def __str__(self) -> str:
        return f"{self.case_id} n.º {self.number}"

    @property
    def has_file(self) -> bool:
        """Clean, also when the office then asked for another: what it decided on must be able to be shown."""
        return self.state == UploadState.CLEAN or self.fault == UploadFault.OFFICE


class UploadMove(Move):
    thing = models.ForeignKey(Upload, models.CASCADE, related_name="moves")


class UploadReadQuerySet(ScopedQuerySet["UploadRead"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(upload__in=Upload.objects.visible_to(user))


class UploadRead(models.Model):
    """A member of the staff has opened the file of a document."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="reads")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("cuándo"))

    objects = UploadReadQuerySet.as_manager()

    class Meta:
        verbose_name = _("lectura de un documento")
        verbose_name_plural = _("lecturas de documentos")
        ordering = ["at", "id"]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"{self.upload_id}"
