"""Somebody who came home asks for support: persons, case, needs, consents by agency, drafts of referrals, clocks."""

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cases.enums import Actor, CaseKind, CaseState, Clock, EventKind, HelpForm, Purpose, Source, Urgency
from cases.models import Case, Consent, FollowUp, NeedsAssessment, Person
from cases.operations.clocks import clocks_from
from cases.operations.facts import facts_of_returned
from cases.operations.help_draft import lock_to_send, mark_sent
from cases.operations.outbox import compose
from cases.operations.register import PersonAnswers, insert_members, insert_persons
from cases.operations.reintegration import propose_referrals
from cases.operations.timeline import note_event
from cases.queries.responsible_office import responsible_office
from cases.rules.next_change import next_change
from cases.rules.priority import RULES_VERSION, priority
from consulates.models import Agency

TEXT_VERSION = "support-1"
# What cannot wait until tomorrow, though nobody's life hangs on it.
TONIGHT = {
    Urgency.SHELTER: _("No tiene dónde dormir esta noche"),
    Urgency.MEDICINE: _("No tiene la medicina que necesita"),
}


@dataclass(frozen=True, kw_only=True)
class SupportRequest:
    """One to HOUSEHOLD_LIMIT people; `needs` are codes of service lines for each, `agencies` codes agreed to."""

    people: tuple[PersonAnswers, ...]
    needs: tuple[tuple[str, ...], ...]
    region: str
    district: str
    contact_name: str
    email: str = ""
    phone: str = ""
    hours: str = ""
    language: str = "es"
    urgent: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    note: str = ""
    remarks: str = ""
    in_danger: bool = False


@transaction.atomic
def ask_support(token: UUID, request: SupportRequest, *, version: int, by: Any, at: datetime) -> Case:
    """Make the case, once; somebody of the office at home reads it."""
    draft = lock_to_send(token, HelpForm.SUPPORT, version=version)
    if draft.sent_at is not None:
        return Case.objects.select_related("office").get(draft_token=token)
    people = _with_urgency(request, today=at.date())
    case = _insert_case(request, people, token=token, at=at)
    persons = insert_persons(people)
    insert_members(case, people, persons)
    _assess(case, request, persons, at=at)
    _note(case, request, at=at)
    _agree(case, request.agencies, at=at)
    wishes = {person: list(needs) for person, needs in zip(persons, request.needs, strict=True)}
    if propose_referrals(case, wishes, agencies=list(request.agencies), at=at):
        values = {"agencies": ", ".join(request.agencies)}
        note_event(case, "support_proposed", kind=EventKind.NOTE, by=by, at=at, actor=Actor.HOUSEHOLD, values=values)
    _open_clocks(case, request, at=at)
    if message := compose(case, "support_acknowledgement", key=case.reference, at=at):
        message.save(force_insert=True)
    mark_sent(draft, at=at)
    return case


def _with_urgency(request: SupportRequest, *, today: date) -> tuple[PersonAnswers, ...]:
    """What cannot wait is the first person's: the one who writes."""
    first, *others = request.people
    first = replace(
        first,
        danger_to_life=first.danger_to_life or Urgency.DANGER in request.urgent,
        medicine_until=today if Urgency.MEDICINE in request.urgent else first.medicine_until,
    )
    return (first, *others)


def _insert_case(request: SupportRequest, people: tuple[PersonAnswers, ...], *, token: UUID, at: datetime) -> Case:
    today = at.date()
    facts = facts_of_returned(people, registered_on=today, has_shelter=Urgency.SHELTER not in request.urgent)
    order = priority(facts, today)
    return Case.objects.create(
        kind=CaseKind.RETURNEE, state=CaseState.ARRIVED, state_since=at, registered_at=at, source=Source.HOUSEHOLD,
        draft_token=token, office=responsible_office(settings.HOME_COUNTRY, request.region, on=today),
        country=settings.HOME_COUNTRY, subdivision=request.region, city=request.district,
        contact_name=request.contact_name, email=request.email, phone=request.phone, call_hours=request.hours,
        language=request.language, tier=order.tier, counts_from=today - timedelta(days=order.bonus_days),
        factors=order.factors, tie_break=secrets.randbelow(2**31), rules_version=RULES_VERSION,
        recheck_on=next_change(facts, today), in_danger=request.in_danger,
    )  # fmt: skip


def _assess(case: Case, request: SupportRequest, persons: list[Person], *, at: datetime) -> None:
    """In their own words; an officer asks again when they meet."""
    NeedsAssessment.objects.bulk_create(
        NeedsAssessment(
            case=case, person=person, needs=list(needs), at=at,
            urgent=list(request.urgent) if place == 0 else [], note=request.note if place == 0 else "",
        )
        for place, (person, needs) in enumerate(zip(persons, request.needs, strict=True))
        if needs or place == 0
    )  # fmt: skip


def _note(case: Case, request: SupportRequest, *, at: datetime) -> None:
    actor = Actor.HOUSEHOLD
    note_event(case, "support_asked", kind=EventKind.RECEIVED, by=None, at=at, actor=actor)
    note_event(case, "triaged", kind=EventKind.TRIAGE, by=None, at=at, values={"tier": case.tier})
    if request.remarks:
        note_event(
            case, "note", kind=EventKind.NOTE, by=None, at=at, actor=actor, note=request.remarks, is_public=False
        )


def _agree(case: Case, codes: tuple[str, ...], *, at: datetime) -> None:
    """One consent for the use, and one for each agency apart."""
    agencies = Agency.objects.filter(code__in=codes).order_by("code")
    given: list[dict[str, Any]] = [{"purpose": Purpose.RETURN}]
    given += [{"purpose": Purpose.AGENCIES, "agency": agency} for agency in agencies]
    Consent.objects.bulk_create(
        Consent(case=case, text_version=TEXT_VERSION, given_at=at, **consent) for consent in given
    )


def _open_clocks(case: Case, request: SupportRequest, *, at: datetime) -> None:
    clocks = clocks_from(case, Clock.TRIAGE, *([Clock.TIER_ONE] if case.tier == 1 else []), at=at)
    with translation.override(settings.LANGUAGE_CODE):
        tonight = [str(words) for urgency, words in TONIGHT.items() if urgency in request.urgent]
    soon = at + settings.CLOCKS["tier_one_seen"]
    clocks += [FollowUp(case=case, clock=Clock.NOTE, note=words, opened_at=at, due_at=soon) for words in tonight]
    FollowUp.objects.bulk_create(clocks)
