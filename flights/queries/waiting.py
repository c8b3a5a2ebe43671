"""Who waits and what flies, read in a handful of queries and given to the allocation as plain values."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, Max, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from cases.enums import CaseKind, CaseState, DocumentKind, Purpose, Relation
from cases.models import Case, CaseMember, Consent, IdentityDocument, Repeat
from flights.allocation.problem import Group, Needs, Problem, Traveller
from flights.allocation.problem import Leg as LegValues
from flights.enums import LIVE_STATES, Mode, OfferState, PermitState
from flights.models import Leg, Permit, SeatOffer
from flights.queries.corridors import corridor_of, read_corridors

TRAVEL_DOCUMENTS = [DocumentKind.PASSPORT, DocumentKind.NATIONAL_ID, DocumentKind.TRAVEL_CERTIFICATE]
GIVEN_BACK = [OfferState.DECLINED, OfferState.RELEASED]
NEVER = date.max
NOTHING: frozenset[Any] = frozenset()
ROWS_AT_ONCE = 5000
READ_SECONDS = 120
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
    """In one transaction, with the time that a long list takes."""
    legs = list(legs)
    with transaction.atomic():
        take_time(READ_SECONDS)
        groups = read_groups(waiting_cases(), on=at.date())
        return Problem.of(groups, [_counted(leg) for leg in legs], read_corridors(legs))


def _counted(leg: Leg) -> LegValues:
    return replace(leg_values(leg), corridor=corridor_of(leg))


def take_time(seconds: int) -> None:
    """Each statement of this transaction may take so long: elsewhere somebody waits for a page, here nobody does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [f"{seconds}s"])


def read_legs(pks: Iterable[int]) -> list[Leg]:
    """Legs with all that leg_values() looks at."""
    permits = Prefetch("permits", Permit.objects.filter(is_mandatory=True).order_by("pk"))
    legs = Leg.objects.filter(pk__in=list(pks)).select_related("rotation__agreement", "origin", "destination")
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
    """The households of `cases` as the allocation sees them; one without members isn't one.

    Everything streams, and equal values are kept once: a hundred thousand households are a few thousand different
    birthdays, airports and consents.
    """
    once = _once()
    among = cases.order_by().values("pk")
    households = _read_members(among, once)
    consents, declined = _read_consents(among, once), _read_declined(among, once)
    rows = cases.values_list(
        "pk", "tier", "counts_from", "tie_break", "in_danger", "return_request__airports",
        "return_request__earliest_on", "return_request__latest_on", "return_request__transit",
        "return_request__goes_by_land",
    )  # fmt: skip
    return [
        Group(
            key=key, tier=tier, score=(on - counts_from).days, tie=tie, in_danger=in_danger,
            airports=once(frozenset(airports)), earliest=once(earliest), latest=once(latest),
            consents=consents.get(key, NOTHING), declined=declined.get(key, NOTHING), transit=once(frozenset(transit)),
            goes_by_land=goes_by_land, **households[key]._asdict(),
        )
        for key, tier, counts_from, tie, in_danger, airports, earliest, latest, transit, goes_by_land in _stream(rows)
        if key in households
    ]  # fmt: skip


def traveller(born_on: date | None, relation: str, wheelchair: bool, stretcher: bool) -> Traveller:
    return Traveller(born_on, relation == Relation.CHILD, wheelchair, stretcher)


def case_needs(case: Case, leg: Leg) -> Needs:
    """What the household takes on that leg, as its members stand now."""
    group = read_groups(Case.objects.filter(pk=case.pk), on=leg.departs_at.date())
    return group[0].needs_on(local_day(leg.departs_at, leg.origin.timezone)) if group else Needs()


class _Household(NamedTuple):
    """What its members make of a household."""

    travellers: tuple[Traveller, ...]
    nationalities: frozenset[str]
    documents_until: date | None


def _once() -> Callable[[Any], Any]:
    """Of equal values the one that came first, so that each is kept in memory once."""
    seen: dict[Any, Any] = {}
    return lambda value: seen.setdefault(value, value)


def _stream(rows: QuerySet[Any, Any]) -> Iterator[Any]:
    """Some at a time: the answer of the database is never held as a whole."""
    return rows.iterator(chunk_size=ROWS_AT_ONCE)


def _read_members(among: QuerySet[Case, Any], once: Callable[[Any], Any]) -> dict[int, _Household]:
    ends = _read_documents(among, once)
    members = CaseMember.objects.filter(case_id__in=among).order_by("case_id", "position", "pk")
    rows = members.values_list(
        "case_id", "person_id", "person__born_on", "person__nationalities", "relation", "needs_wheelchair",
        "needs_stretcher",
    )  # fmt: skip
    return {key: _household(list(people), ends, once) for key, people in groupby(_stream(rows), itemgetter(0))}


def _household(people: list[Any], ends: dict[int, date], once: Callable[[Any], Any]) -> _Household:
    return _Household(
        travellers=once(tuple(once(traveller(born_on, *needs)) for _case, _person, born_on, _states, *needs in people)),
        nationalities=once(frozenset(state for person in people for state in person[3])),
        documents_until=min((ends[person[1]] for person in people if person[1] in ends), default=None),
    )


def _read_documents(among: QuerySet[Case, Any], once: Callable[[Any], Any]) -> dict[int, date]:
    """Person -> until when the last of the travel papers that we know of holds; who has none on record isn't there."""
    papers = IdentityDocument.objects.filter(person__memberships__case_id__in=among, kind__in=TRAVEL_DOCUMENTS)
    last = papers.values("person_id").annotate(until=Max(Coalesce("expires_on", NEVER))).filter(until__lt=NEVER)
    return {
        person: once(until) for person, until in _stream(last.order_by("person_id").values_list("person_id", "until"))
    }


def _read_consents(among: QuerySet[Case, Any], once: Callable[[Any], Any]) -> dict[int, frozenset[str]]:
    live = Consent.objects.filter(
        case_id__in=among, withdrawn_at=None, purpose__in=[Purpose.RETURN, Purpose.COUNTERPART]
    )
    return _sets(live.order_by("case_id", "pk").values_list("case_id", "purpose"), once)


def _read_declined(among: QuerySet[Case, Any], once: Callable[[Any], Any]) -> dict[int, frozenset[int]]:
    given_back = SeatOffer.objects.filter(case_id__in=among, state__in=GIVEN_BACK)
    return _sets(given_back.order_by("case_id", "pk").values_list("case_id", "leg_id"), once)


def _sets(rows: QuerySet[Any, Any], once: Callable[[Any], Any]) -> dict[int, frozenset[Any]]:
    """Pairs in order of the first, as a set of the second for each."""
    return {key: once(frozenset(map(itemgetter(1), pairs))) for key, pairs in groupby(_stream(rows), itemgetter(0))}
