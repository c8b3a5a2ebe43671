"""What a relative says of somebody who is detained, as it is kept until the report has its case."""

import json
from dataclasses import asdict, dataclass
from datetime import date

ADULT = 18
DAYS = ("born_on", "detained_since", "removal_on")


@dataclass(frozen=True, kw_only=True)
class Detained:
    """What was said of the detained person, checked; `contact_wish` True, False or None for not asked yet."""

    given_names: str
    detained_since: date
    country: str
    paternal_surname: str = ""
    maternal_surname: str = ""
    born_on: date | None = None
    sex: str = ""
    nationality: str = ""
    alien_number: str = ""
    document_kind: str = ""
    document_number: str = ""
    subdivision: str = ""
    city: str = ""
    facility: int | None = None
    place: str = ""
    is_approximate: bool = False
    authority: str = ""
    danger_to_life: bool = False
    lacks_medicine: bool = False
    has_disability: bool = False
    suffered_violence: bool = False
    pregnancy_weeks: int | None = None
    health_note: str = ""
    contact_wish: bool | None = None
    seeks_asylum: bool = False
    removal_on: date | None = None
    lawyer_name: str = ""
    lawyer_phone: str = ""
    children: int = 0
    children_are: str = ""
    children_at_risk: bool = False
    children_ages: str = ""
    children_with: str = ""

    @classmethod
    def read(cls, stored: str) -> "Detained":
        values = json.loads(stored)
        days = {name: date.fromisoformat(values[name]) for name in DAYS if values[name]}
        return cls(**{**values, **days})

    def written(self) -> str:
        return json.dumps(asdict(self), default=date.isoformat, ensure_ascii=False, separators=(",", ":"))

    def is_minor(self, today: date) -> bool:
        return self.born_on is not None and _age(self.born_on, today) < ADULT

    def is_urgent(self, today: date) -> bool:
        return self.danger_to_life or self.children_at_risk or self.is_minor(today)


@dataclass(frozen=True, kw_only=True)
class Word:
    """Who reports, and what of whom."""

    contact_name: str
    relation: str
    detained: Detained
    authority: str = ""
    email: str = ""
    phone: str = ""
    language: str = "es"
    hours: str = ""
    wants_news: bool = False
    note: str = ""


def _age(born_on: date, today: date) -> int:
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))
