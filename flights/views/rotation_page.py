"""What the page of a rotation shows: legs both ways with their gates, the approval, manifests, and who did what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.rules.access import may_receive
from flights.enums import RotationState
from flights.lifecycles import PERMIT_LIFECYCLE, ROTATION_LIFECYCLE
from flights.models import Leg, Manifest, Permit, PermitMove, Rotation
from flights.queries.manifest_changes import Change, manifest_changes
from flights.queries.places import Places, places_of
from flights.rules import (
    may_board,
    may_count_counterpart,
    may_handle_manifest,
    may_plan,
    may_see_agreements,
    may_see_runs,
)
from flights.views.buttons import Button, buttons, link
from flights.views.gates import PermitRow, permit_row
from repatriation.common.lifecycle import Lifecycle

PLANNED = (RotationState.DRAFT, RotationState.RETURNED)
AHEAD = (*PLANNED, RotationState.SUBMITTED, RotationState.APPROVED, RotationState.CLEARED)
LISTED = (RotationState.APPROVED, RotationState.CLEARED)
AT_THE_GATE = (RotationState.CLEARED, RotationState.OPERATED, RotationState.CLOSED)
ROTATION_PAGES = {
    "submit": ("flights:submit", _("Presentar para aprobación")),
    "clear": ("flights:clear", _("Declarar con permisos")),
    "cancel": ("flights:cancel", _("Cancelar la rotación")),
}


@dataclass(frozen=True)
class ManifestRow:
    manifest: Manifest
    change: Change


@dataclass(frozen=True)
class LegCard:
    leg: Leg
    places: list[Places]
    permits: list[PermitRow]
    manifests: list[ManifestRow]
    buttons: list[Button]


@dataclass(frozen=True)
class LogLine:
    """Who did what when, and why; `who` is None for the clock."""

    at: datetime
    what: str
    who: Any
    why: str


def rotation_context(rotation: Rotation, user: Any) -> dict[str, Any]:
    open_actions = ROTATION_LIFECYCLE.open_to(rotation, user)
    may_add_legs = rotation.state in PLANNED and may_plan(rotation, user)
    return {
        "rotation": rotation,
        "cards": _cards(list(_legs(rotation)), rotation, user),
        "buttons": buttons(ROTATION_PAGES, open_actions, rotation.pk),
        "may_decide": "approve" in open_actions,
        "approvals": list(rotation.approvals.select_related("submitted_by", "decided_by")),
        "add_leg": reverse("flights:add_leg", args=[rotation.pk]) if may_add_legs else "",
        "may_see_agreement": may_see_agreements(user),
        "may_see_list": may_see_runs(user),
        "log": _log(rotation),
        "zone": settings.HOME_TIME_ZONE,
    }


def _legs(rotation: Rotation) -> QuerySet[Leg]:
    manifests = Manifest.objects.select_related("by").order_by("leg", "-version")
    permits = Permit.objects.order_by("kind", "id")
    legs = rotation.legs.select_related("origin", "destination").prefetch_related(Prefetch("permits", permits))
    return legs.prefetch_related(Prefetch("manifests", manifests)).order_by("number", "id")


def _cards(legs: list[Leg], rotation: Rotation, user: Any) -> list[LegCard]:
    places = places_of(legs)
    changes = manifest_changes(manifest for leg in legs for manifest in leg.manifests.all())
    is_ahead = rotation.state in AHEAD
    return [
        LegCard(
            leg=leg,
            places=places[leg.pk],
            permits=[permit_row(permit, leg, user, is_ahead=is_ahead) for permit in leg.permits.all()],
            manifests=[ManifestRow(manifest, changes[manifest.pk]) for manifest in leg.manifests.all()],
            buttons=_leg_buttons(leg, rotation.state, user),
        )
        for leg in legs
    ]


def _leg_buttons(leg: Leg, state: str, user: Any) -> list[Button]:
    shown = []
    if state in AHEAD and state != RotationState.CLEARED and may_plan(leg, user):
        shown.append(link(_("Añadir un permiso"), "flights:need_permit", leg.pk))
    is_listed = state in LISTED and leg.departed_at is None and leg.carries == settings.HOME_COUNTRY
    if is_listed and may_handle_manifest(Manifest(leg=leg), user):
        shown.append(link(_("Congelar manifiesto"), "flights:freeze_manifest", leg.pk))
    if state in AT_THE_GATE and (may_board(leg, user) or may_count_counterpart(leg, user)):
        shown.append(link(_("Embarque"), "flights:boarding", leg.pk))
    if leg.departed_at and may_receive(user):
        shown.append(link(_("Recepción"), "flights:reception", leg.pk))
    return shown


def _log(rotation: Rotation) -> list[LogLine]:
    """The moves of the rotation and of its permits, latest first."""
    own = rotation.moves.select_related("by")
    permits = PermitMove.objects.filter(thing__leg__rotation=rotation).select_related("by", "thing")
    lines = [_line(move, ROTATION_LIFECYCLE, _("Rotación")) for move in own]
    lines += [_line(move, PERMIT_LIFECYCLE, move.thing) for move in permits.order_by("at", "id")]
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _line(move: Any, lifecycle: Lifecycle, thing: Any) -> LogLine:
    return LogLine(move.at, f"{thing}: {lifecycle.states(move.target).label}", move.by, move.reason)
