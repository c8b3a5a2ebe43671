"""The gate of a departure: closed until approval and permits open it."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from flights.enums import RotationState
from flights.models import Leg
from flights.queries.gates import closed_gates
from repatriation.common.refusals import Refusal


def check_gate(leg: Leg, *, at: datetime) -> None:
    """Nobody boards a leg that is not approved and cleared, by permits that hold."""
    if leg.departed_at:
        raise Refusal(_("Este tramo ya salió."))
    if leg.rotation.state != RotationState.CLEARED:
        raise Refusal(_("La salida está cerrada: faltan la aprobación o los permisos."))
    if closed := closed_gates(leg, at=at):
        raise Refusal(_("La salida está cerrada: falta %(permits)s.") % {"permits": ", ".join(closed)})
