"""Manifests: who is to fly, frozen as numbered versions."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from flights.enums import ManifestState, RotationState
from flights.lifecycles import MANIFEST_LIFECYCLE
from flights.models import Leg, Manifest, ManifestEntry
from flights.operations.locks import lock_leg
from flights.queries.passengers import fingerprint, passengers
from repatriation.common.refusals import Refusal

LISTED = (RotationState.APPROVED, RotationState.CLEARED)


@transaction.atomic
def freeze_manifest(leg: Leg, *, by: Any, at: datetime) -> Manifest:
    """The next version, copied from the accepted places; refused while it would say the same as the last one."""
    locked = lock_leg(leg.pk)
    if locked.departed_at or locked.rotation.state not in LISTED:
        raise Refusal(_("El manifiesto se hace con la rotación aprobada y antes de la salida."))
    entries = passengers(locked)
    if not entries:
        raise Refusal(_("Nadie tiene un asiento aceptado en este tramo."))
    last = Manifest.objects.filter(leg=locked).order_by("-version").first()
    mark = fingerprint(entries)
    if last and last.fingerprint == mark:
        raise Refusal(_("Nada cambió desde la versión %(version)s.") % {"version": last.version})
    manifest = Manifest.objects.create(
        leg=locked, version=last.version + 1 if last else 1, state=ManifestState.OPEN, state_since=at, by=by, at=at,
        people=len(entries), households=len({entry.case_id for entry in entries}), fingerprint=mark,
    )  # fmt: skip
    for entry in entries:
        entry.manifest = manifest
    ManifestEntry.objects.bulk_create(entries, batch_size=500)
    MANIFEST_LIFECYCLE.move(manifest, "freeze", by=by, at=at)
    return manifest


@transaction.atomic
def send_manifest(manifest: Manifest, *, by: Any, at: datetime) -> None:
    """Note that this version went out; only the last one may."""
    lock_leg(manifest.leg_id)
    if Manifest.objects.filter(leg=manifest.leg_id, version__gt=manifest.version).exists():
        raise Refusal(_("Hay una versión más nueva: envíe esa."))
    MANIFEST_LIFECYCLE.move(manifest, "send", by=by, at=at)


@transaction.atomic
def acknowledge_manifest(manifest: Manifest, *, by: Any, at: datetime) -> None:
    MANIFEST_LIFECYCLE.move(manifest, "acknowledge", by=by, at=at)
