"""How a permit is shown: its mark, the buttons that are open, and whether it covers the departure."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from flights.enums import PermitState
from flights.forms.permits import permit_zone
from flights.lifecycles import PERMIT_LIFECYCLE
from flights.models import Leg, Permit
from flights.rules import may_manage_permit
from flights.views.buttons import Button, buttons, link

PERMIT_PAGES = {
    "request": ("flights:request_permit", _("Se pidió")),
    "grant": ("flights:grant_permit", _("Fue concedido")),
    "grant_conditional": ("flights:grant_with_conditions", _("Ponen condiciones")),
    "refuse": ("flights:refuse_permit", _("Fue negado")),
    "revoke": ("flights:revoke_permit", _("Fue revocado")),
}
ON_ITS_WAY = (PermitState.REQUESTED, PermitState.CONDITIONAL)


@dataclass(frozen=True)
class PermitRow:
    """`mark` is ok (opens the gate at departure), warn (on its way) or bad (closed)."""

    permit: Permit
    zone: ZoneInfo
    mark: str
    buttons: list[Button]

    @property
    def gate(self) -> str:
        return {"ok": "ok", "warn": "w", "bad": "no"}[self.mark]

    @property
    def ends_too_soon(self) -> bool:
        return self.mark == "bad" and self.permit.state == PermitState.GRANTED


def permit_row(permit: Permit, leg: Leg, user: Any, *, is_ahead: bool) -> PermitRow:
    permit.leg = leg
    shown = []
    if is_ahead:
        shown = buttons(PERMIT_PAGES, PERMIT_LIFECYCLE.open_to(permit, user), permit.pk)
        if permit.state != PermitState.GRANTED and may_manage_permit(permit, user):
            shown.append(link(_("Solo lo prometieron"), "flights:note_assurance", permit.pk))
    return PermitRow(permit, permit_zone(permit), _mark(permit, leg), shown)


def _mark(permit: Permit, leg: Leg) -> str:
    if permit.covers(leg.departs_at):
        return "ok"
    return "warn" if permit.state in ON_ITS_WAY else "bad"
