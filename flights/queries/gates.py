"""Which gates of a departure are closed."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from flights.models import Leg, Permit


def closed_gates(leg: Leg, *, at: datetime) -> list[str]:
    """The mandatory permits that don't cover the departure, in words; a leg without any is closed too.

    A leg that is late departs now, not when it was planned.
    """
    moment = max(at, leg.departs_at)
    permits = list(Permit.objects.filter(leg=leg, is_mandatory=True).order_by("kind", "pk"))
    if not permits:
        return [str(_("la lista de permisos"))]
    return [str(permit) for permit in permits if not permit.covers(moment)]
