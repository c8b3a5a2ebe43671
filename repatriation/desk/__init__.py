"""The desk: what waits for one member of staff, asked in a constant number of queries, within that member's reach."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cases.queries.clocks import zone_of
from cases.queries.relative_reports import unread_reports
from cases.rules.access import may_see_cases
from consulates.enums import Role
from consulates.models import Agency, ConsularOffice, DetentionFacility, User
from consulates.models.staff import OFFICE_ROLES
from consulates.rules import has_role
from flights.rules import may_see_agreements, may_see_flights
from repatriation.common.refusals import StrOrPromise
from repatriation.desk import health, movement, people


@dataclass(frozen=True)
class Tile:
    """One figure and what it counts; `tone` colours it when the figure is not 0."""

    figure: int
    words: StrOrPromise
    address: str
    tone: str = ""

    @property
    def css(self) -> str:
        return self.tone if self.figure else ""


Panels = dict[str, Any]


def desk(user: Any, *, at: datetime) -> Panels:
    """The context of the desk: who may see cases has a case desk, everybody else the desk of its role."""
    zone = zone_of(user)
    until = people.end_of_day(at, zone)
    panels = {"now": at, "zone": zone, "heartbeat": None, "clocks": None, "referrals": None, "permits": None}
    panels |= {"rotations": movement.next_rotations(user, at=at) if may_see_flights(user) else None}
    panels |= {"balance": movement.balance(user, at=at) if may_see_agreements(user) else None}
    if may_see_cases(user):
        return panels | _case_desk(user, at=at, until=until)
    return panels | DESKS[Role(user.role)](user, at)


def _case_desk(user: Any, *, at: datetime, until: datetime) -> Panels:
    clocks = people.clocks_due(user, at=at, until=until)
    queue = reverse("cases:queue")
    ending = movement.offers_ending(user, at=at, until=until)
    tiles = [
        Tile(clocks["late"], _words_late(clocks["late"]), f"{queue}?overdue=on", "bad"),
        Tile(clocks["today"], ngettext_lazy("vence hoy", "vencen hoy", clocks["today"]), queue),
        _unread(user, queue),
        Tile(ending, ngettext_lazy("oferta termina hoy", "ofertas terminan hoy", ending), f"{queue}?state=offered"),
    ]
    if has_role(user, *OFFICE_ROLES) and (reports := unread_reports(user)):
        words = ngettext_lazy("aviso de un familiar sin leer", "avisos de familiares sin leer", reports)
        tiles.append(Tile(reports, words, reverse("cases:detentions"), "warn"))
    if has_role(user, Role.APPROVER):
        waiting = movement.rotations_to_decide(user)
        words = ngettext_lazy("rotación por aprobar", "rotaciones por aprobar", waiting)
        tiles.insert(0, Tile(waiting, words, reverse("flights:rotations"), "warn"))
    return {"tiles": tiles, "clocks": people.first_due(user), "heartbeat": health.heartbeat(at=at)}


def _unread(user: Any, queue: str) -> Tile:
    unread = people.unread(user)
    return Tile(unread, ngettext_lazy("nadie lo ha leído", "nadie los ha leído", unread), f"{queue}?unread=on")


def _words_late(late: int) -> StrOrPromise:
    return ngettext_lazy("plazo vencido", "plazos vencidos", late)


def _agency_desk(user: Any, at: datetime) -> Panels:
    counts, address = people.referrals_counted(user, at=at), reverse("cases:referrals")
    tiles = [
        Tile(counts["late"], _words_late(counts["late"]), address, "bad"),
        Tile(counts["sent"], _("esperan su respuesta"), address, "warn"),
        Tile(counts["under_way"], _("en curso"), address),
    ]
    return {"tiles": tiles, "referrals": people.first_referrals(user)}


def _liaison_desk(user: Any, at: datetime) -> Panels:
    permits = list(movement.permits_to_answer(user, at=at)[: people.ROWS])
    tile = Tile(len(permits), _("permisos que esperan su respuesta"), reverse("flights:rotations"), "warn")
    return {"tiles": [tile], "permits": permits}


def _administrator_desk(user: Any, at: datetime) -> Panels:
    accounts = User.objects.filter(is_active=True)
    second_factor = Authenticator.objects.filter(user=OuterRef("pk"))
    open_accounts = accounts.filter(~Exists(second_factor)).count()
    tiles = [
        Tile(ConsularOffice.objects.count(), _("oficinas consulares"), _records("consularoffice")),
        Tile(DetentionFacility.objects.count(), _("centros de detención"), _records("detentionfacility")),
        Tile(Agency.objects.count(), _("entidades de apoyo"), _records("agency")),
        Tile(accounts.count(), _("cuentas activas"), _records("user")),
        Tile(open_accounts, _("cuentas sin segundo factor"), _records("user"), "warn"),
    ]
    return {"tiles": tiles, "heartbeat": health.heartbeat(at=at)}


def _records(model: str) -> str:
    return reverse(f"admin:consulates_{model}_changelist")


DESKS: dict[Role, Callable[[Any, datetime], Panels]] = {
    Role.AGENCY: _agency_desk,
    Role.LIAISON: _liaison_desk,
    Role.ADMINISTRATOR: _administrator_desk,
}
