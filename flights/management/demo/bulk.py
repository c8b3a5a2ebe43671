"""Any number of households more, by COPY: the same rows as the operations leave, for trying out large numbers."""

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.db import models, transaction

from cases.enums import Actor, CaseKind, CaseState, Clock, EventKind, Source
from cases.models import (
    Case,
    CaseEvent,
    CaseMember,
    CaseMove,
    Consent,
    FollowUp,
    IdentityDocument,
    Person,
    ReturnRequest,
)
from cases.operations.duplicates.keep_keys import keep_keys
from cases.operations.facts import facts_of_registration
from cases.operations.register import PersonAnswers, Registration
from cases.queries.responsible_office import responsible_office
from cases.rules.clocks import due
from cases.rules.consents import CONSENT_TEXT_VERSION
from cases.rules.next_change import next_change
from cases.rules.priority import RULES_VERSION, priority
from consulates.models import ConsularOffice, User
from flights.management.demo.families import Families
from repatriation.common.copying import copy_rows, reserve_ids
from repatriation.common.references import new_reference, new_secret

HOUSEHOLDS_AT_ONCE = 2000
UNREAD = 0.3
DAYS_BACK = 10

PERSON = ("given_names", "paternal_surname", "maternal_surname", "born_on", "sex", "nationalities")
NEEDS = (
    "relation", "needs_wheelchair", "needs_stretcher", "pregnancy_weeks", "medicine_until", "has_disability",
    "suffered_violence", "danger_to_life", "is_alone", "is_sole_adult", "health_note",
)  # fmt: skip
PLACE = (
    "country", "subdivision", "city", "address", "contact_name", "email", "phone", "language", "in_danger",
    "danger_reason",
)  # fmt: skip
TRAVEL = (
    "situation", "permit_until", "lodging", "lodging_until", "means", "airports", "earliest_on", "latest_on",
    "why_then", "goes_by_land", "transit", "destination", "adults_may_split",
)  # fmt: skip
COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    Case: (
        "id", "reference", "kind", "state", "state_since", "registered_at", "source", "secret", "office_id", "tier",
        "counts_from", "tie_break", "factors", "rules_version", "recheck_on", "read_at", "read_by_id", *PLACE,
    ),
    Person: ("id", *PERSON),
    IdentityDocument: ("person_id", "kind", "number", "country", "expires_on"),
    CaseMember: ("case_id", "person_id", "position", *NEEDS),
    ReturnRequest: ("case_id", *TRAVEL),
    Consent: ("case_id", "purpose", "text_version", "given_at"),
    FollowUp: ("case_id", "clock", "opened_at", "due_at", "done_at", "done_by_id"),
    CaseEvent: ("case_id", "kind", "code", "values", "actor", "by_id", "at", "is_public"),
    CaseMove: ("thing_id", "action", "source", "target", "by_id", "at"),
}  # fmt: skip

Progress = Callable[[int], None]


def copy_families(
    families: Families, *, people: int, officers: dict[int | None, User], now: datetime, draw: random.Random,
    progress: Progress,
) -> None:  # fmt: skip
    """Households of together at least so many people who registered in the last days; most are verified and wait."""
    done = 0
    while done < people:
        drawn = list[tuple[Registration, datetime]]()
        while done < people and len(drawn) < HOUSEHOLDS_AT_ONCE:
            at = now - timedelta(seconds=draw.randrange(3600 * 6, 86_400 * DAYS_BACK))
            drawn.append((families.draw(at.date()), at))
            done += len(drawn[-1][0].people)
        copy_registrations(drawn, officers=officers, draw=draw)
        progress(min(done, people))


@transaction.atomic
def copy_registrations(
    drawn: list[tuple[Registration, datetime]], *, officers: dict[int | None, User], draw: random.Random
) -> None:
    """Each with the moment at which it came in."""
    block = Block(officers, draw, len(drawn), sum(len(registration.people) for registration, _at in drawn))
    for registration, at in drawn:
        block.add(registration, at)
    for model, columns in COLUMNS.items():
        copy_rows(model, columns, block.rows[model])
    keep_keys((row[0] for row in block.rows[Person]), is_compared=True)


class Block:
    """Rows of some households, by table in the order in which they are written."""

    def __init__(self, officers: dict[int | None, User], draw: random.Random, households: int, people: int) -> None:
        self.rows: dict[type[models.Model], list[tuple[Any, ...]]] = {model: [] for model in COLUMNS}
        self.case_ids: Iterator[int] = iter(reserve_ids(Case, households))
        self.person_ids: Iterator[int] = iter(reserve_ids(Person, people))
        self.officers = officers
        self.random = draw
        self.office_of = cache(responsible_office)

    def add(self, registration: Registration, at: datetime) -> None:
        key, office = next(self.case_ids), self.office_of(registration.country, registration.subdivision, on=at.date())
        reader = None if self.random.random() < UNREAD else self.officers.get(office.pk)
        read_at = at + timedelta(minutes=self.random.randrange(20, 330)) if reader else None
        tier = self._add_case(key, registration, office, at, reader, read_at)
        for position, person in enumerate(registration.people, start=1):
            self._add_person(key, position, person)
        travel = [getattr(registration, name) for name in TRAVEL]
        self.rows[ReturnRequest].append((key, *travel))
        self.rows[Consent] += [(key, purpose, CONSENT_TEXT_VERSION, at) for purpose in registration.consents]
        self._add_clocks(key, tier, at, reader, read_at)
        self._add_events(key, tier, office, at, reader, read_at)

    def _add_case(
        self, key: int, registration: Registration, office: ConsularOffice, at: datetime, reader: User | None,
        read_at: datetime | None,
    ) -> int:  # fmt: skip
        day, state = at.date(), CaseState.WAITING if reader else CaseState.RECEIVED
        household = facts_of_registration(registration, day)
        order = priority(household, day)
        self.rows[Case].append(
            (
                key, new_reference(), CaseKind.STRANDED.value, state.value, read_at or at, at,
                Source.HOUSEHOLD.value, new_secret(), office.pk, order.tier,
                day - timedelta(days=order.bonus_days), self.random.randrange(2**31), order.factors, RULES_VERSION,
                next_change(household, day), read_at,
                reader and reader.pk, *[getattr(registration, name) for name in PLACE],
            )
        )  # fmt: skip
        return order.tier

    def _add_person(self, key: int, position: int, person: PersonAnswers) -> None:
        person_id = next(self.person_ids)
        self.rows[Person].append((person_id, *[getattr(person, name) for name in PERSON]))
        self.rows[CaseMember].append((key, person_id, position, *[getattr(person, name) for name in NEEDS]))
        if person.document_number:
            kind, country = str(person.document_kind), person.document_country
            document = (person_id, kind, person.document_number, country, person.document_expires_on)
            self.rows[IdentityDocument].append(document)

    def _add_clocks(self, key: int, tier: int, at: datetime, reader: User | None, read_at: datetime | None) -> None:
        """What reading meets, and what goes on."""
        met = (read_at, reader and reader.pk)
        clocks = [Clock.TRIAGE, *([Clock.TIER_ONE] if tier == 1 else [])]
        self.rows[FollowUp] += [(key, clock.value, at, due(clock, at), *met) for clock in clocks]
        self.rows[FollowUp].append((key, Clock.STILL_IN_NEED.value, at, due(Clock.STILL_IN_NEED, at), None, None))

    def _add_events(
        self, key: int, tier: int, office: ConsularOffice, at: datetime, reader: User | None, read_at: datetime | None
    ) -> None:
        household, system, officer = Actor.HOUSEHOLD.value, Actor.SYSTEM.value, Actor.OFFICER.value
        events: list[tuple[Any, ...]] = [
            (EventKind.RECEIVED, "registered", {}, household, None, at),
            (EventKind.TRIAGE, "triaged", {"tier": tier}, system, None, at),
        ]
        if reader:
            events += [
                (EventKind.READ, "read", {"office": office.name}, officer, reader.pk, read_at),
                (EventKind.STATE, "moved_verified", {}, officer, reader.pk, read_at),
                (EventKind.STATE, "moved_waiting", {}, officer, reader.pk, read_at),
            ]
            self.rows[CaseMove] += [
                (key, "verify", "received", "verified", reader.pk, read_at),
                (key, "put_on_list", "verified", "waiting", reader.pk, read_at),
            ]
        self.rows[CaseEvent] += [(key, kind.value, *rest, True) for kind, *rest in events]
