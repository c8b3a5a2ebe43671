"""What the staff's page of one case shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext_lazy as _

from cases.enums import Actor, CaseKind, CaseState, Clock, OverrideState
from cases.lifecycles import OVERRIDE_LIFECYCLE, VISIT_LIFECYCLE
from cases.models import (
    Case,
    CaseEvent,
    CaseMember,
    Consent,
    ConsularVisit,
    Detention,
    FollowUp,
    IdentityDocument,
    Message,
    NamedContact,
    NeedsAssessment,
    Referral,
    Representative,
    ReturnRequest,
    TierOverride,
)
from cases.queries.buttons import Button, may_verify, moves
from cases.queries.clocks import Due, due
from cases.queries.queue import place_words
from cases.queries.referrals import ReferralRow, referral_rows
from cases.queries.relative_reports import reports_of
from cases.queries.repeats import repeat_to_settle, repeated_by
from cases.rules.access import may_support, may_work
from cases.rules.priority import factor_sentence
from cases.rules.sentences import sentence
from cases.rules.service_lines import service_words
from consulates.queries.places import country_name, subdivision_name

TIMELINE_LENGTH = 40
WHOLE_TIMELINE = 1000
MESSAGES_SHOWN = 10
BY_HAND = (Clock.NOTE, Clock.STILL_IN_NEED, Clock.CHILDREN)
CAN_BE_VISITED = (CaseState.LOCATED, CaseState.ACKNOWLEDGED, CaseState.ASSISTED)
AT_HOME = (CaseState.RETURNED, CaseState.ARRIVED, CaseState.ASSESSED, CaseState.SUPPORTED)
NEEDS = (
    ("danger_to_life", _("peligro para la vida"), "bad"),
    ("suffered_violence", _("víctima de violencia"), "bad"),
    ("is_alone", _("sin un adulto que le cuide"), "bad"),
    ("is_sole_adult", _("único adulto a cargo"), "warn"),
    ("needs_wheelchair", _("silla de ruedas"), "warn"),
    ("needs_stretcher", _("camilla u oxígeno"), "warn"),
    ("has_disability", _("discapacidad"), "warn"),
)


@dataclass(frozen=True)
class Need:
    words: str
    level: str


@dataclass(frozen=True)
class PersonRow:
    """One member with what is known of it."""

    member: CaseMember
    person: Any
    age: int | None
    documents: list[IdentityDocument]
    needs: list[Need]


@dataclass(frozen=True)
class Line:
    """One line of the timeline."""

    at: datetime
    who: str
    kind: str
    words: str
    note: str
    is_public: bool


@dataclass(frozen=True)
class OpenClock:
    """An open follow-up and how it stands; `is_by_hand` when somebody says that it is done."""

    follow_up: FollowUp
    due: Due
    is_by_hand: bool


def case_of(cases: Any) -> Any:
    """The case with what its head shows; the household's secret stays where it is."""
    return cases.select_related("office", "officer", "read_by", "continues").defer("secret", "continues__secret")


def shown(case: Case, user: Any, *, at: datetime, whole: bool) -> dict[str, Any]:
    """Everything the page reads; the forms are the view's."""
    travel = ReturnRequest.objects.filter(case=case).first()
    people, lines, changes = people_of(case, user, at=at), timeline(case, whole=whole), overrides(case, user)
    return {
        "may_work": may_work(case, user),
        "may_verify": may_verify(case, user),
        "may_support": may_support(case, user),
        "is_at_home": is_at_home(case),
        "head_name": people[0].person.full_name if people else case.contact_name,
        "place": place_words(case),
        "reasons": [factor_sentence(factor) for factor in case.factors],
        "language": get_language_info(case.language)["name_translated"],
        "score": case.score_on(at.date()),
        "people": people,
        "travel": travel,
        "transit": [country_name(code) for code in travel.transit] if travel else [],
        "destination": subdivision_name(travel.destination) if travel else "",
        "repeat_to_settle": repeat_to_settle(case, user),
        "later_ones": repeated_by(case, user),
        "speaks": Representative.objects.filter(case=case).first(),
        "named_contacts": NamedContact.objects.filter(case=case).order_by("-named_as"),
        "consents": Consent.objects.filter(case=case).select_related("agency").order_by("purpose", "id"),
        "custody": custody(case, user),
        "relative_reports": reports_of(case, user) if case.kind == CaseKind.DETAINED else [],
        "clocks": clocks(case, at=at),
        "messages_sent": Message.objects.filter(case=case)
        .defer("body")
        .order_by("-created_at", "-id")[:MESSAGES_SHOWN],
        "overrides": changes,
        "has_open_override": any(row.state == OverrideState.PROPOSED for row, _buttons in changes),
        "assessments": assessments(case),
        "referrals": referrals(case, at=at),
        "timeline": lines,
        "timeline_goes_on": len(lines) == TIMELINE_LENGTH and not whole,
    }


def is_at_home(case: Case) -> bool:
    """Needs are asked and referrals made once somebody has come home."""
    return case.state in AT_HOME


def people_of(case: Case, user: Any, *, at: datetime) -> list[PersonRow]:
    """Health notes and document numbers are fetched only for who works the case."""
    documents = IdentityDocument.objects.order_by("id")
    members = CaseMember.objects.filter(case=case).select_related("person").order_by("position", "id")
    if not may_work(case, user):
        members, documents = members.defer("health_note"), documents.defer("number")
    members = members.prefetch_related(Prefetch("person__documents", documents))
    return [_person_row(member, at=at) for member in members]


def _person_row(member: CaseMember, *, at: datetime) -> PersonRow:
    person = member.person
    return PersonRow(member, person, person.age_on(at.date()), list(person.documents.all()), needs_of(member))


def needs_of(member: CaseMember) -> list[Need]:
    """What the person needs, in words; the gravest first."""
    needs = [Need(str(words), level) for name, words, level in NEEDS if getattr(member, name)]
    if weeks := member.pregnancy_weeks:
        words = ngettext("embarazo de %(weeks)s semana", "embarazo de %(weeks)s semanas", weeks) % {"weeks": weeks}
        needs.append(Need(words, "warn"))
    if member.medicine_until:
        needs.append(Need(str(_("medicina hasta %(day)s")) % {"day": f"{member.medicine_until:%d/%m/%Y}"}, "warn"))
    return needs


def clocks(case: Case, *, at: datetime) -> list[OpenClock]:
    rows, zone = FollowUp.objects.filter(case=case).open().order_by("due_at", "id"), case.office.timezone
    return [OpenClock(row, due(row, at=at, zone=zone), row.clock in BY_HAND) for row in rows]


def timeline(case: Case, *, whole: bool) -> list[Line]:
    """The newest first; without `whole` the last ones only."""
    rows = CaseEvent.objects.filter(case=case).select_related("by").order_by("-at", "-id")
    return [_line(row) for row in rows[: WHOLE_TIMELINE if whole else TIMELINE_LENGTH]]


def _line(event: CaseEvent) -> Line:
    who = str(event.by) if event.by else str(Actor(event.actor).label)
    return Line(event.at, who, event.kind, sentence(event), event.note, event.is_public)


def custody(case: Case, user: Any) -> dict[str, Any] | None:
    """The stay in custody and its visits; alien number and findings are fetched only for who works the case."""
    works = may_work(case, user)
    detentions = Detention.objects.filter(case=case).select_related("facility")
    detention = (detentions if works else detentions.defer("alien_number")).first()
    if detention is None:
        return None
    visits = (
        ConsularVisit.objects.filter(detention=detention).select_related("requested_by").order_by("-requested_at", "id")
    )
    return {
        "detention": detention,
        "visits": [_visit(visit, case, user) for visit in (visits if works else visits.defer("findings"))],
        "may_locate": case.lifecycle.allows(case, "locate", user),
        "may_visit": works and detention.wants_contact and case.state in CAN_BE_VISITED,
        "may_release": case.lifecycle.allows(case, "release", user),
    }


def _visit(visit: ConsularVisit, case: Case, user: Any) -> tuple[ConsularVisit, list[Button]]:
    visit.case = case
    return visit, moves(VISIT_LIFECYCLE, visit, user, "schedule", "do", "refuse", "cancel")


def overrides(case: Case, user: Any) -> list[tuple[TierOverride, list[Button]]]:
    rows = list(TierOverride.objects.filter(case=case).select_related("proposed_by", "decided_by").order_by("-id"))
    for row in rows:
        row.case = case
    return [(row, moves(OVERRIDE_LIFECYCLE, row, user, "confirm", "refuse")) for row in rows]


def assessments(case: Case) -> list[tuple[NeedsAssessment, list[str]]]:
    rows = NeedsAssessment.objects.filter(case=case).select_related("person", "by").order_by("-at", "-id")
    return [(row, [service_words(need) for need in row.needs]) for row in rows]


def referrals(case: Case, *, at: datetime) -> list[ReferralRow]:
    rows = Referral.objects.filter(case=case).select_related("person", "line__agency").defer("what").order_by("-id")
    return referral_rows(rows, at=at)
