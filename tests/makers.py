"""Makers of test data: plain functions with plain defaults, no surprises."""

import uuid
from datetime import UTC, date, datetime, timedelta
from functools import cache

from django.contrib.auth.hashers import make_password
from psycopg2.extras import DateRange

from cases.enums import CaseKind, CaseState, Purpose, Relation
from cases.models import Case, CaseMember, Consent, IdentityDocument, Person, ReturnRequest
from consulates.models import Agency, Airport, ConsularOffice, DetentionFacility, Jurisdiction, ServiceLine, User
from flights.enums import PermitState
from flights.models import Leg, Permit, ReciprocityAgreement, Rotation

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
PASSWORD = "correct horse battery"


def office(code="CG-MIA", country="US", subdivision="US-FL", timezone="America/New_York"):
    found = ConsularOffice.objects.filter(code=code).first()
    return found or ConsularOffice.objects.create(
        code=code, kind="consulate_general", name=f"Consulado General {code}", city="Miami", country=country,
        subdivision=subdivision, latitude="25.77", longitude="-80.19", timezone=timezone,
    )  # fmt: skip


def jurisdiction(place, office, since=date(2020, 1, 1), until=None):
    return Jurisdiction.objects.create(place=place, office=office, valid=DateRange(since, until))


def user(username, role, **fields):
    made = User(username=username, email=f"{username}@example.org", role=role, **fields)
    made.password = _hashed(PASSWORD)
    made.save()
    return made


@cache
def _hashed(password):
    """Argon2 is slow on purpose: once is enough for all the people of all the tests."""
    return make_password(password)


def officer(of_office, username="officer"):
    return user(username, "officer", office=of_office)


def head(of_office, username="head"):
    return user(username, "head", office=of_office)


def airport(code="MIA", country="US", timezone="America/New_York"):
    found = Airport.objects.filter(code=code).first()
    return found or Airport.objects.create(
        code=code, icao=f"K{code}"[:4], name=code, city=code, country=country, latitude="25.8", longitude="-80.3",
        timezone=timezone,
    )  # fmt: skip


def agency(code="MINSA", lines=("health_care",)):
    made = Agency.objects.create(code=code, name_es=code, name_en=code)
    for line in lines:
        ServiceLine.objects.create(agency=made, code=line)
    return made


def facility(of_office, name="Krome"):
    return DetentionFacility.objects.create(
        name=name, city="Miami", country="US", subdivision="US-FL", office=of_office
    )


def person(given="Rosa", paternal="Quispe", maternal="Mamani", born_on=date(1990, 5, 17), sex="F", document=None):
    made = Person.objects.create(
        given_names=given, paternal_surname=paternal, maternal_surname=maternal, born_on=born_on, sex=sex,
        nationalities=["PE"],
    )  # fmt: skip
    if document:
        IdentityDocument.objects.create(person=made, kind="passport", number=document, country="PE")
    return made


def case(of_office, *, people=1, state=CaseState.RECEIVED, tier=4, at=NOW, airports=("MIA",), consents=None, **fields):
    """A stranded household of `people` adults with its return request and consents."""
    made = Case.objects.create(
        state=state, state_since=at, registered_at=at, office=of_office, country="US",
        subdivision="US-FL", city="Miami", contact_name="Rosa Quispe", tier=tier,
        **{"kind": CaseKind.STRANDED, "email": "rosa@example.org", "counts_from": at.date(), **fields},
    )  # fmt: skip
    for position in range(1, people + 1):
        relation = Relation.SELF if position == 1 else Relation.SPOUSE
        member(made, person(given=f"Rosa{position}"), position=position, relation=relation)
    ReturnRequest.objects.create(
        case=made, situation="tourist", airports=list(airports), earliest_on=at.date(), means="pays"
    )
    for purpose in Purpose if consents is None else consents:
        Consent.objects.create(case=made, purpose=purpose, text_version="1", given_at=at)
    return made


def member(of_case, who, position=1, relation=Relation.SELF, **needs):
    return CaseMember.objects.create(case=of_case, person=who, position=position, relation=relation, **needs)


def agreement(counterpart="US", tolerance=150):
    return ReciprocityAgreement.objects.create(
        counterpart=counterpart, tolerance=tolerance, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31)
    )


def rotation(planner, *, state="draft", at=NOW, operated_by="US", with_agreement=None):
    return Rotation.objects.create(
        name="MIA-LIM", operated_by=operated_by, agreement=with_agreement, state=state, state_since=at,
        planned_by=planner, planned_at=at,
    )  # fmt: skip


def leg(
    of_rotation, *, number=1, seats=10, departs_in=timedelta(days=4), carries="PE", origin="MIA", destination="LIM"
):
    departs_at = NOW + departs_in
    return Leg.objects.create(
        rotation=of_rotation, number=number, origin=airport(origin), carries=carries, seats=seats, wheelchairs=2,
        stretchers=1, infants=4, destination=airport(destination, "PE", "America/Lima"), departs_at=departs_at,
        arrives_at=departs_at + timedelta(hours=6),
    )  # fmt: skip


def permit(of_leg, *, kind="landing", state=PermitState.GRANTED, country="PE"):
    granted = {"number": "P-1", "valid_until": of_leg.arrives_at + timedelta(days=1)} if state == "granted" else {}
    return Permit.objects.create(
        leg=of_leg, kind=kind, country=country, authority="DGAC", state=state, state_since=NOW, **granted
    )


def scan_id():
    return uuid.uuid4()
