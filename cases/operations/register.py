"""A household registers: persons, case, members with needs, return request, consents, clocks, acknowledgement."""

from dataclasses import dataclass, field
from datetime import date

from cases.enums import DocumentKind, Lodging, Means, Purpose, Relation, Sex, Situation


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
    relation: str = Relation.SELF
    needs_wheelchair: bool = False
    needs_stretcher: bool = False
    pregnancy_weeks: int | None = None
    medicine_until: date | None = None
    has_disability: bool = False
    suffered_violence: bool = False
    danger_to_life: bool = False
    health_note: str = ""


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
    airports: tuple[str, ...] = ()
    earliest_on: date | None = None
    latest_on: date | None = None
    why_then: str = ""
    goes_by_land: bool = False
    transit: tuple[str, ...] = ()
    destination: str = ""
    adults_may_split: bool = False
    consents: tuple[str, ...] = field(default=(Purpose.RETURN,))
    in_danger: bool = False
    danger_reason: str = ""
