"""Who waits and what flies, read in a handful of queries and given to the allocation as plain values."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from cases.enums import CaseKind, CaseState, DocumentKind, Purpose, Relation
from cases.models import Case, CaseMember, Consent, IdentityDocument, Repeat
from flights.allocation.problem import Group, Needs, Problem, Traveller
from flights.allocation.problem import Leg as LegValues
from flights.enums import LIVE_STATES, Mode, OfferState, PermitState
from flights.models import Leg, Permit, SeatOffer

TRAVEL_DOCUMENTS = [DocumentKind.PASSPORT, DocumentKind.NATIONAL_ID, DocumentKind.TRAVEL_CERTIFICATE]
GIVEN_BACK = [OfferState.DECLINED, OfferState.RELEASED]
NO_LONGER_TO_BE_HAD = [PermitState.REFUSED, PermitState.REVOKED]


def waiting_cases() -> QuerySet[Case]:
    """Households that wait for a place and hold none, in the order of help; nobody whom another registration holds."""
    live = SeatOffer.objects.filter(case=OuterRef("pk"), state__in=LIVE_STATES)
    waiting = Case.objects.filter(kind=CaseKind.STRANDED, state=CaseState.WAITING, return_request__isnull=False)
    repeated = Repeat.objects.open().filter(case=OuterRef("pk"))
    return waiting.exclude(Exists(live)).exclude(Exists(repeated)).in_order()


def next_in_line(leg: Leg) -> QuerySet[Case]:
    """Those who could take this leg as far as a query can tell, but for those who had an offer on it before."""
    had_one = SeatOffer.objects.filter(case=OuterRef("pk"), leg=leg)
    day = local_day(leg.departs_at, leg.origin.timezone)
    return (
        waiting_cases()
        .exclude(Exists(had_one))
        .filter(in_danger=False, return_request__airports__contains=[leg.origin.code])
        .filter(return_request__earliest_on__lte=day)
        .filter(Q(return_request__latest_on=None) | Q(return_request__latest_on__gte=day))
    )


def read_problem(legs: Iterable[Leg], *, at: datetime) -> Problem:
    return Problem.of(read_groups(waiting_cases(), on=at.date()), [leg_values(leg) for leg in legs])


def read_legs(pks: Iterable[int]) -> list[Leg]:
    """Legs with all that leg_values() looks at."""
    permits = Prefetch("permits", Permit.objects.filter(is_mandatory=True).order_by("pk"))
    legs = Leg.objects.filter(pk__in=list(pks)).select_related("rotation", "origin", "destination")
    return list(legs.prefetch_related(permits).order_by("departs_at", "pk"))


def leg_values(leg: Leg) -> LegValues:
    """A list of passengers goes to whoever operates the leg, and to the other side of an agreement."""
    ends_abroad = leg.destination.country != settings.HOME_COUNTRY
    return LegValues(
        key=leg.pk,
        departs_at=leg.departs_at,
        day=local_day(leg.departs_at, leg.origin.timezone),
        arrives_on=local_day(leg.arrives_at, leg.destination.timezone),
        origin=leg.origin.code,
        carries=str(leg.carries),
        room=Needs(**leg.free()),
        label=str(leg),
        is_open=not any(permit.state in NO_LONGER_TO_BE_HAD for permit in leg.permits.all() if permit.is_mandatory),
        shares_list=leg.rotation.operated_by != settings.HOME_COUNTRY or leg.rotation.agreement_id is not None,
        transit=frozenset([str(leg.destination.country)] if ends_abroad else []),
        by_land=leg.mode == Mode.BUS,
    )


def local_day(moment: datetime, timezone: str) -> date:
    return moment.astimezone(ZoneInfo(timezone)).date()


def read_groups(cases: QuerySet[Case], *, on: date) -> list[Group]:
    """The households of `cases` as the allocation sees them; one without members isn't one."""
    rows = list(
        cases.values_list(
            "pk", "tier", "counts_from", "tie_break", "in_danger", "return_request__airports",
            "return_request__earliest_on", "return_request__latest_on", "return_request__transit",
            "return_request__goes_by_land",
        )
    )  # fmt: skip
    keys = [row[0] for row in rows]
    travellers, nationalities, papers = _read_members(keys)
    consents, declined = _read_consents(keys), _read_declined(keys)
    return [
        Group(
            key=key, tier=tier, score=(on - counts_from).days, tie=tie, in_danger=in_danger,
            travellers=tuple(travellers[key]), airports=frozenset(airports), earliest=earliest, latest=latest,
            documents_until=min(papers[key], default=None), nationalities=frozenset(nationalities[key]),
            consents=frozenset(consents[key]), declined=frozenset(declined[key]), transit=frozenset(transit),
            goes_by_land=goes_by_land,
        )
        for key, tier, counts_from, tie, in_danger, airports, earliest, latest, transit, goes_by_land in rows
        if travellers[key]
    ]  # fmt: skip


def traveller(born_on: date | None, relation: str, wheelchair: bool, stretcher: bool) -> Traveller:
    return Traveller(born_on, relation == Relation.CHILD, wheelchair, stretcher)


def case_needs(case: Case, leg: Leg) -> Needs:
    """What the household takes on that leg, as its members stand now."""
    group = read_groups(Case.objects.filter(pk=case.pk), on=leg.departs_at.date())
    return group[0].needs_on(local_day(leg.departs_at, leg.origin.timezone)) if group else Needs()


def _read_members(
    keys: list[int],
) -> tuple[dict[int, list[Traveller]], dict[int, set[str]], dict[int, list[date]]]:
    travellers: dict[int, list[Traveller]] = defaultdict(list)
    nationalities: dict[int, set[str]] = defaultdict(set)
    papers: dict[int, list[date]] = defaultdict(list)
    ends = _read_documents(keys)
    members = CaseMember.objects.filter(case_id__in=keys).order_by("case_id", "position", "pk")
    for key, person, born_on, states, relation, wheelchair, stretcher in members.values_list(
        "case_id", "person_id", "person__born_on", "person__nationalities", "relation", "needs_wheelchair",
        "needs_stretcher",
    ):  # fmt: skip
        travellers[key].append(traveller(born_on, relation, wheelchair, stretcher))
        nationalities[key].update(states)
        if end := ends.get(person):
            papers[key].append(end)
    return travellers, nationalities, papers


def _read_documents(keys: list[int]) -> dict[int, date]:
    """Person -> until when the last of the travel papers that we know of holds; who has none on record isn't there."""
    ends: dict[int, date] = {}
    papers = IdentityDocument.objects.filter(person__memberships__case_id__in=keys, kind__in=TRAVEL_DOCUMENTS)
    for person, end in papers.order_by("pk").values_list("person_id", "expires_on"):
        ends[person] = max(ends.get(person, date.min), end or date.max)
    return {person: end for person, end in ends.items() if end != date.max}


def _read_consents(keys: list[int]) -> dict[int, set[str]]:
    consents: dict[int, set[str]] = defaultdict(set)
    live = Consent.objects.filter(
        case_id__in=keys, withdrawn_at=None, purpose__in=[Purpose.RETURN, Purpose.COUNTERPART]
    )
    for key, purpose in live.order_by("pk").values_list("case_id", "purpose"):
        consents[key].add(purpose)
    return consents


def _read_declined(keys: list[int]) -> dict[int, set[int]]:
    declined: dict[int, set[int]] = defaultdict(set)
    given_back = SeatOffer.objects.filter(case_id__in=keys, state__in=GIVEN_BACK)
    for key, leg in given_back.order_by("pk").values_list("case_id", "leg_id"):
        declined[key].add(leg)
    return declined
