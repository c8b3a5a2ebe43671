"""A household registers: persons, case, members with needs, return request, consents, clocks, acknowledgement."""

import secrets
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from cases.enums import (
    Actor,
    CallHours,
    CaseKind,
    Clock,
    DocumentKind,
    EventKind,
    Lodging,
    Means,
    Purpose,
    Relation,
    Sex,
    Situation,
    Source,
)
from cases.lifecycles import FIRST_STATES
from cases.models import (
    Case,
    CaseEvent,
    CaseMember,
    Consent,
    FollowUp,
    IdentityDocument,
    NamedContact,
    Person,
    RepeatCheck,
    Representative,
    ReturnRequest,
)
from cases.operations.clocks import clocks_from
from cases.operations.duplicates.keep_keys import keep_keys
from cases.operations.facts import facts_of_registration
from cases.operations.outbox import compose
from cases.queries.responsible_office import responsible_office
from cases.rules.consents import CONSENT_TEXT_VERSION
from cases.rules.next_change import next_change
from cases.rules.priority import RULES_VERSION, priority

REFERENCE_TRIES = 5


@dataclass(frozen=True, kw_only=True)
class PersonAnswers:
    """One person as typed and checked; dates are None and texts '' where there is nothing."""

    given_names: str
    paternal_surname: str = ""
    maternal_surname: str = ""
    born_on: date | None = None
    sex: str = Sex.OTHER
    nationalities: tuple[str, ...] = ()
    document_kind: str = DocumentKind.PASSPORT
    document_number: str = ""
    document_country: str = ""
    document_expires_on: date | None = None
    # Known by heart or from a copy, beside the document at hand.
    national_id: str = ""
    relation: str = Relation.SELF
    needs_wheelchair: bool = False
    needs_stretcher: bool = False
    pregnancy_weeks: int | None = None
    medicine_until: date | None = None
    has_disability: bool = False
    suffered_violence: bool = False
    danger_to_life: bool = False
    is_alone: bool = False
    is_sole_adult: bool = False
    health_note: str = ""


@dataclass(frozen=True, kw_only=True)
class RepresentativeAnswers:
    """Who fills in for the household, as typed and checked."""

    speaks_as: str
    name: str
    authority: str
    may_see: str
    relation: str = ""
    document_number: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class NamedAnswers:
    """Somebody to be called when the household itself can't be reached."""

    named_as: str
    name: str
    phone: str
    relation: str = ""


@dataclass(frozen=True, kw_only=True)
class Registration:
    """What a household says: one to HOUSEHOLD_LIMIT people; countries ISO 3166-1, subdivisions ISO 3166-2."""

    people: tuple[PersonAnswers, ...]
    contact_name: str
    country: str
    email: str = ""
    phone: str = ""
    language: str = "es"
    subdivision: str = ""
    city: str = ""
    address: str = ""
    situation: str = Situation.TOURIST
    permit_until: date | None = None
    lodging: str = Lodging.SECURE
    lodging_until: date | None = None
    means: str = Means.PAYS
    funds: str = ""
    airports: tuple[str, ...] = ()
    earliest_on: date | None = None
    latest_on: date | None = None
    why_then: str = ""
    goes_by_land: bool = False
    transit: tuple[str, ...] = ()
    destination: str = ""
    adults_may_split: bool = False
    has_cancelled_ticket: bool = False
    ticket_airline: str = ""
    booking_code: str = ""
    uses_whatsapp: bool = False
    call_hours: str = CallHours.ANY
    representative: RepresentativeAnswers | None = None
    named: tuple[NamedAnswers, ...] = ()
    consents: tuple[str, ...] = field(default=(Purpose.RETURN,))
    in_danger: bool = False
    danger_reason: str = ""


@transaction.atomic
def register_household(
    registration: Registration, *, token: UUID | None, source: Source, by: Any, at: datetime, acknowledge: bool = True
) -> Case:
    """One registration for one token, however often and from however many connections it is sent.

    An imported list may be of people who wrote weeks ago: without `acknowledge` no mail says "received".
    """
    case, is_new = _insert_case(registration, token=token, source=source, at=at)
    if not is_new:
        return case
    persons = insert_persons(registration.people)
    insert_members(case, registration.people, persons)
    _insert_return_request(case, registration, at=at)
    insert_contacts(case, registration)
    Consent.objects.bulk_create(
        Consent(case=case, purpose=purpose, text_version=CONSENT_TEXT_VERSION, given_at=at)
        for purpose in dict.fromkeys(registration.consents)
    )
    clocks = [Clock.TRIAGE, Clock.STILL_IN_NEED, *([Clock.TIER_ONE] if case.tier == 1 else [])]
    FollowUp.objects.bulk_create(clocks_from(case, *clocks, at=at))
    _note_registration(case, by=by, at=at)
    RepeatCheck(case=case).save(force_insert=True)
    if acknowledge and (message := compose(case, "acknowledgement", key=case.reference, at=at)):
        message.save(force_insert=True)
    return case


def _insert_case(registration: Registration, *, token: UUID | None, source: Source, at: datetime) -> tuple[Case, bool]:
    """INSERT ... ON CONFLICT DO NOTHING, then read: by the token, what this or an earlier sending has made.

    Nothing to read means that the random reference was taken: another one is tried.
    """
    for _try in range(REFERENCE_TRIES):
        case = _case_from(registration, token=token, source=source, at=at)
        Case.objects.bulk_create([case], ignore_conflicts=True)
        written = {"draft_token": token} if token else {"reference": case.reference, "tie_break": case.tie_break}
        found = Case.objects.filter(**written).values_list("pk", "reference").first()
        if found and found[1] == case.reference:
            case.pk = found[0]
            return case, True
        if found:
            return Case.objects.select_related("office").get(pk=found[0]), False
    raise RuntimeError(f"no free reference in {REFERENCE_TRIES} tries")


def _case_from(registration: Registration, *, token: UUID | None, source: Source, at: datetime) -> Case:
    today = at.date()
    household = facts_of_registration(registration, today)
    order = priority(household, today)
    return Case(
        kind=CaseKind.STRANDED, state=FIRST_STATES[CaseKind.STRANDED], state_since=at, registered_at=at,
        source=source, draft_token=token, language=registration.language,
        office=responsible_office(registration.country, registration.subdivision, on=today),
        country=registration.country, subdivision=registration.subdivision, city=registration.city,
        address=registration.address, contact_name=registration.contact_name, email=registration.email,
        phone=registration.phone, uses_whatsapp=registration.uses_whatsapp, call_hours=registration.call_hours,
        tier=order.tier, counts_from=today - timedelta(days=order.bonus_days),
        tie_break=secrets.randbelow(2**31), factors=order.factors, rules_version=RULES_VERSION,
        recheck_on=next_change(household, today),
        in_danger=registration.in_danger, danger_reason=registration.danger_reason,
    )  # fmt: skip


def insert_persons(people: tuple[PersonAnswers, ...]) -> list[Person]:
    """Persons, and the identity documents whose number was given."""
    persons = Person.objects.bulk_create(
        Person(
            given_names=answers.given_names, paternal_surname=answers.paternal_surname,
            maternal_surname=answers.maternal_surname, born_on=answers.born_on, sex=answers.sex,
            nationalities=list(answers.nationalities),
        )
        for answers in people
    )  # fmt: skip
    IdentityDocument.objects.bulk_create(
        document
        for person, answers in zip(persons, people, strict=True)
        for document in documents_from(person, answers)
    )
    keep_keys(person.pk for person in persons)
    return persons


def documents_from(person: Person, answers: PersonAnswers) -> list[IdentityDocument]:
    """The document at hand, and the national identity number beside another one."""
    documents = []
    if answers.document_number:
        documents.append(
            IdentityDocument(
                person=person, kind=answers.document_kind, number=answers.document_number,
                country=answers.document_country, expires_on=answers.document_expires_on,
            )
        )  # fmt: skip
    if answers.national_id and not (documents and documents[0].kind == DocumentKind.NATIONAL_ID):
        kind, home = DocumentKind.NATIONAL_ID, settings.HOME_COUNTRY
        documents.append(IdentityDocument(person=person, kind=kind, number=answers.national_id, country=home))
    return documents


def insert_members(case: Case, people: tuple[PersonAnswers, ...], persons: list[Person]) -> None:
    CaseMember.objects.bulk_create(
        CaseMember(
            case=case, person=person, position=position, relation=answers.relation,
            needs_wheelchair=answers.needs_wheelchair, needs_stretcher=answers.needs_stretcher,
            pregnancy_weeks=answers.pregnancy_weeks, medicine_until=answers.medicine_until,
            has_disability=answers.has_disability, suffered_violence=answers.suffered_violence,
            danger_to_life=answers.danger_to_life, is_alone=answers.is_alone, is_sole_adult=answers.is_sole_adult,
            health_note=answers.health_note,
        )
        for position, (person, answers) in enumerate(zip(persons, people, strict=True), start=1)
    )  # fmt: skip


def _insert_return_request(case: Case, registration: Registration, *, at: datetime) -> None:
    request = ReturnRequest(
        case=case, situation=registration.situation, permit_until=registration.permit_until,
        lodging=registration.lodging, lodging_until=registration.lodging_until, means=registration.means,
        airports=list(registration.airports), earliest_on=registration.earliest_on or at.date(),
        latest_on=registration.latest_on, why_then=registration.why_then, goes_by_land=registration.goes_by_land,
        transit=list(registration.transit), destination=registration.destination,
        adults_may_split=registration.adults_may_split, funds=registration.funds,
        has_cancelled_ticket=registration.has_cancelled_ticket, ticket_airline=registration.ticket_airline,
        booking_code=registration.booking_code,
    )  # fmt: skip
    request.save(force_insert=True)


def insert_contacts(case: Case, registration: Registration) -> None:
    """Who speaks for the household, and whom to call."""
    if registration.representative:
        Representative(case=case, **asdict(registration.representative)).save(force_insert=True)
    NamedContact.objects.bulk_create(NamedContact(case=case, **asdict(named)) for named in registration.named)


def _note_registration(case: Case, *, by: Any, at: datetime) -> None:
    actor = Actor.OFFICER if by else Actor.HOUSEHOLD
    CaseEvent.objects.bulk_create(
        [
            CaseEvent(
                case=case, code="registered", kind=EventKind.RECEIVED, actor=actor, by=by, at=at, is_public=True
            ),
            CaseEvent(
                case=case, code="triaged", kind=EventKind.TRIAGE, actor=Actor.SYSTEM, at=at, is_public=True,
                values={"tier": case.tier},
            ),
        ]
    )  # fmt: skip
