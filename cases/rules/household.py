"""What the order of help may know of a household: nothing else reaches the rules."""

from dataclasses import dataclass
from datetime import date

from cases.enums import Lodging, Means, Situation


@dataclass(frozen=True, kw_only=True)
class Traveller:
    """What the rules may know of one person."""

    born_on: date | None = None
    danger_to_life: bool = False
    is_alone: bool = False
    pregnancy_weeks: int | None = None
    medicine_until: date | None = None
    has_disability: bool = False
    needs_wheelchair: bool = False
    needs_stretcher: bool = False
    suffered_violence: bool = False

    def age_on(self, day: date) -> int | None:
        if self.born_on is None:
            return None
        return day.year - self.born_on.year - ((day.month, day.day) < (self.born_on.month, self.born_on.day))


@dataclass(frozen=True, kw_only=True)
class Household:
    """What the rules may know of a household; a permit that ends after `registered_on` was valid then."""

    people: tuple[Traveller, ...]
    registered_on: date
    situation: str = Situation.TOURIST
    permit_until: date | None = None
    lodging: str = Lodging.SECURE
    lodging_until: date | None = None
    means: str = Means.PAYS
    latest_on: date | None = None
    is_detained: bool = False
    removal_on: date | None = None
    children_at_risk: bool = False

    def ages(self, today: date) -> list[int]:
        """The ages that are known."""
        return [age for person in self.people if (age := person.age_on(today)) is not None]
