"""A detained compatriot: the report, the visits of the consul, and how the custody ends."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import Actor, CaseKind, Clock, EventKind, Source, VisitState
from cases.lifecycles import FIRST_STATES, VISIT_LIFECYCLE
from cases.models import Case, CaseMember, Consent, ConsularVisit, Detention
from cases.operations.clocks import meet_clocks, open_clocks, stop_clocks
from cases.operations.facts import facts_of_detainee
from cases.operations.register import PersonAnswers, insert_members, insert_persons
from cases.operations.timeline import move_case, note_event
from cases.operations.triage import lock_case
from cases.operations.visit import cancel_visit, do_visit, refuse_visit, request_visit, schedule_visit
from cases.rules.access import may_work
from cases.rules.next_change import next_change
from cases.rules.priority import RULES_VERSION, priority
from consulates.enums import Role
from consulates.models import ConsularOffice, DetentionFacility
from consulates.rules import has_role
from repatriation.common.refusals import NotAllowed, Refusal

__all__ = [
    "DetentionReport",
    "acknowledge_detention",
    "cancel_visit",
    "do_visit",
    "give_up_search",
    "locate_detainee",
    "open_detention",
    "refuse_visit",
    "release_detainee",
    "remove_detainee",
    "report_detention",
    "request_visit",
    "schedule_visit",
]

OPEN_VISITS = [VisitState.REQUESTED, VisitState.SCHEDULED]


@dataclass(frozen=True, kw_only=True)
class DetentionReport:
    """What the office was told. `wants_contact` None: nobody has asked the person yet."""

    person: PersonAnswers
    detained_since: date
    notified_by: str
    notified_at: datetime
    country: str
    subdivision: str = ""
    city: str = ""
    facility: DetentionFacility | None = None
    authority: str = ""
    alien_number: str = ""
    wants_contact: bool | None = None
    seeks_asylum: bool = False
    removal_on: date | None = None
    children_left: int = 0
    children_at_risk: bool = False
    contact_name: str = ""
    email: str = ""
    phone: str = ""
    language: str = "es"


@transaction.atomic
def report_detention(report: DetentionReport, *, by: Any, at: datetime) -> Case:
    """The case goes to the office in charge of the facility; with a facility the person counts as located."""
    if not has_role(by, Role.OFFICER, Role.HEAD):
        raise NotAllowed
    _check_day(report.detained_since, at=at)
    office = report.facility.office if report.facility else by.office
    case = open_detention(report, office=office, source=Source.OFFICER, by=by, at=at)
    if report.facility and may_work(case, by):
        locate_detainee(case, facility=report.facility, by=by, at=at)
    return case


def open_detention(report: DetentionReport, *, office: ConsularOffice, source: Source, by: Any, at: datetime) -> Case:
    """The case of one detained person with its clocks; nobody has located the person yet."""
    case = _insert_case(report, office=office, source=source, at=at)
    insert_members(case, (report.person,), insert_persons((report.person,)))
    Detention.objects.create(
        case=case, facility=report.facility, authority=report.authority, alien_number=report.alien_number,
        detained_since=report.detained_since, notified_by=report.notified_by, notified_at=report.notified_at,
        wants_contact=_wants_contact(report), seeks_asylum=report.seeks_asylum, removal_on=report.removal_on,
        children_left=report.children_left, children_at_risk=report.children_at_risk,
    )  # fmt: skip
    actor = Actor.OFFICER if by else Actor.HOUSEHOLD
    note_event(case, "reported", kind=EventKind.RECEIVED, by=by, at=at, actor=actor)
    note_event(case, "triaged", kind=EventKind.TRIAGE, by=None, at=at, values={"tier": case.tier})
    clocks = [Clock.TIER_ONE] * (case.tier == 1) + [Clock.CHILDREN] * bool(report.children_left)
    open_clocks(case, Clock.AUTHORITY, *clocks, at=at)
    return case


def _insert_case(report: DetentionReport, *, office: ConsularOffice, source: Source, at: datetime) -> Case:
    today = at.date()
    household = facts_of_detainee(
        report.person, registered_on=today, removal_on=report.removal_on, children_at_risk=report.children_at_risk
    )
    order = priority(household, today)
    person = report.person
    name = " ".join(part for part in (person.given_names, person.paternal_surname, person.maternal_surname) if part)
    return Case.objects.create(
        kind=CaseKind.DETAINED, state=FIRST_STATES[CaseKind.DETAINED], state_since=at, registered_at=at,
        source=source, office=office,
        country=report.country, subdivision=report.subdivision, city=report.city,
        contact_name=(report.contact_name or name)[:200], email=report.email, phone=report.phone,
        language=report.language,
        tier=order.tier, counts_from=today - timedelta(days=order.bonus_days), factors=order.factors,
        tie_break=secrets.randbelow(2**31), rules_version=RULES_VERSION, recheck_on=next_change(household, today),
    )  # fmt: skip


def _wants_contact(report: DetentionReport) -> bool:
    """Somebody who seeks asylum is not contacted unless they ask."""
    return not report.seeks_asylum if report.wants_contact is None else report.wants_contact


@transaction.atomic
def locate_detainee(case: Case, *, facility: DetentionFacility | None = None, by: Any, at: datetime) -> None:
    """The consulate knows where the person is held; the clock to the first visit starts, if they want contact."""
    lock_case(case)
    detention = case.detention
    detention.facility = facility or detention.facility
    if detention.facility is None:
        raise Refusal(_("Indique en qué centro está la persona."), status=400)
    move_case(case, "locate", by=by, at=at)
    detention.located_at = at
    detention.save(update_fields=["facility", "located_at"])
    if detention.wants_contact:
        open_clocks(case, Clock.VISIT, at=at)


@transaction.atomic
def acknowledge_detention(case: Case, *, by: Any, at: datetime, reason: str = "") -> None:
    """The authority has confirmed that it holds the person."""
    move_case(case, "acknowledge", by=by, at=at, reason=reason)
    meet_clocks(case, Clock.AUTHORITY, by=by, at=at)


@transaction.atomic
def give_up_search(case: Case, *, reason: str, by: Any, at: datetime) -> None:
    """The authority was asked and the person was not found; it can still be located later."""
    move_case(case, "not_find", by=by, at=at, reason=reason)
    meet_clocks(case, Clock.AUTHORITY, by=by, at=at)


@transaction.atomic
def release_detainee(case: Case, *, on: date, by: Any, at: datetime) -> None:
    _end_custody(case, "release", on=on, by=by, at=at)


@transaction.atomic
def remove_detainee(case: Case, *, on: date, by: Any, at: datetime) -> Case:
    """The person was put on a flight: at home they are expected, with a case that continues this one."""
    _end_custody(case, "remove", on=on, by=by, at=at)
    returnee = _continue_as_returnee(case, at=at)
    note_event(returnee, "expected", kind=EventKind.STATE, by=by, at=at)
    return returnee


def _end_custody(case: Case, action: str, *, on: date, by: Any, at: datetime) -> None:
    lock_case(case)
    detention = case.detention
    _check_day(on, at=at)
    if on < detention.detained_since:
        raise Refusal(_("La fecha es anterior al inicio de la detención."), status=400)
    move_case(case, action, by=by, at=at)
    detention.ended_on = on
    detention.save(update_fields=["ended_on"])
    for visit in ConsularVisit.objects.filter(case=case, state__in=OPEN_VISITS).order_by("id"):
        VISIT_LIFECYCLE.move(visit, "cancel", by=by, at=at, reason=str(_("Terminó la detención.")))
    stop_clocks(case, by=by, at=at)


def _check_day(day: date, *, at: datetime) -> None:
    """Not later than today anywhere on Earth."""
    if day > (at + timedelta(hours=14)).date():
        raise Refusal(_("La fecha no puede estar en el futuro."), status=400)


CARRIED_OVER = [
    "office", "officer", "country", "subdivision", "city", "contact_name", "email", "phone", "language", "tier",
    "counts_from", "factors", "rules_version", "in_danger", "danger_reason",
]  # fmt: skip


def _continue_as_returnee(case: Case, *, at: datetime) -> Case:
    """Same people, same contact, and the consents that are still given."""
    returnee = Case.objects.create(
        kind=CaseKind.RETURNEE, state=FIRST_STATES[CaseKind.RETURNEE], state_since=at, registered_at=at,
        source=Source.OFFICER, continues=case, tie_break=secrets.randbelow(2**31),
        **{name: getattr(case, name) for name in CARRIED_OVER},
    )  # fmt: skip
    members = CaseMember.objects.filter(case=case).order_by("id")
    consents = Consent.objects.filter(case=case, withdrawn_at__isnull=True).order_by("id")
    CaseMember.objects.bulk_create(_copied_to(returnee, members))
    Consent.objects.bulk_create(_copied_to(returnee, consents))
    return returnee


def _copied_to(case: Case, rows: Iterable[Any]) -> list[Any]:
    copies = list(rows)
    for row in copies:
        row.pk, row.case = None, case
    return copies
