"""Invented households: who they are, where they are and what they need. The same seed gives the same households."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from cases.enums import DocumentKind, Lodging, Means, Purpose, Relation, Sex, Situation
from cases.operations.register import PersonAnswers, Registration
from flights.management.demo import names
from flights.management.demo.scenario import Place, Scenario
from repatriation.common.letters import folded

T = TypeVar("T")

HOUSEHOLDS = {"alone": 26, "couple": 20, "family": 28, "elders": 9, "one parent": 11, "three generations": 6}
SITUATIONS = {
    Situation.TOURIST: 60, Situation.STUDENT: 8, Situation.WORKER: 12, Situation.IRREGULAR: 10, Situation.RESIDENT: 10,
}  # fmt: skip
MEANS = {Means.PAYS: 38, Means.PART: 28, Means.LOAN: 16, Means.NONE: 18}
LODGING = {Lodging.SECURE: 56, Lodging.UNTIL: 34, Lodging.NONE: 10}
PAPERS = {DocumentKind.PASSPORT: 88, DocumentKind.NATIONAL_ID: 9, None: 3}
CHILDREN = {1: 40, 2: 38, 3: 16, 4: 6}
ALL_PURPOSES = (Purpose.RETURN, Purpose.COUNTERPART, Purpose.AGENCIES)


class Families:
    """Draws registrations one after the other; `day` is the day on which they register."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - nothing here is secret, and it is to be the same each time
        self.places = dict(scenario.places)
        self.student_share = scenario.student_share
        self.count = 0

    def draw(self, day: date) -> Registration:
        self.count += 1
        place = self._one_of(self.places)
        if self.random.random() < self.student_share:
            friends = [self.person(day, (19, 25)) for _friend in range(self.random.choice((1, 1, 1, 2)))]
            people = [friends[0], *(replace(friend, relation=Relation.OTHER) for friend in friends[1:])]
            return self._registration(place, day, people, Situation.WORK_TRAVEL)
        return self._registration(place, day, self._people(day), self._one_of(SITUATIONS))

    def person(
        self, day: date, ages: tuple[int, int], *, surnames: tuple[str, str] | None = None, sex: str = ""
    ) -> PersonAnswers:
        """Somebody whose age in years lies in `ages`, with a passport more often than not."""
        sex = sex or self.random.choice((Sex.FEMALE, Sex.MALE))
        paternal, maternal = surnames or self._surnames()
        kind = self._one_of(PAPERS)
        return PersonAnswers(
            given_names=self._given_names(sex), paternal_surname=paternal, maternal_surname=maternal, sex=sex,
            born_on=day - timedelta(days=365 * self.random.randint(*ages) + self.random.randint(20, 340)),
            nationalities=("PE",), document_kind=kind or DocumentKind.PASSPORT, document_number=self._number(kind),
            document_country="PE" if kind else "", document_expires_on=self._expiry(kind, day),
        )  # fmt: skip

    def _people(self, day: date) -> list[PersonAnswers]:
        kind = self._one_of(HOUSEHOLDS)
        ages = (65, 84) if kind == "elders" else (24, 54)
        first = self._with_needs(self.person(day, ages), day)
        people = [first]
        if kind not in ("alone", "one parent"):
            other = Sex.MALE if first.sex == Sex.FEMALE else Sex.FEMALE
            people.append(replace(self.person(day, ages, sex=other), relation=Relation.SPOUSE))
        if kind in ("family", "one parent", "three generations"):
            surnames = (people[-1].paternal_surname, first.paternal_surname)
            people += [self._child(day, surnames) for _child in range(self._one_of(CHILDREN))]
        if kind == "three generations":
            people.append(self._with_needs(replace(self.person(day, (58, 82)), relation=Relation.PARENT), day))
        return people

    def _child(self, day: date, surnames: tuple[str, str]) -> PersonAnswers:
        return replace(self.person(day, (0, 16), surnames=surnames), relation=Relation.CHILD)

    def _with_needs(self, person: PersonAnswers, day: date) -> PersonAnswers:
        """One in four needs something on the way."""
        chance = self.random.random()
        age = (day - (person.born_on or day)).days // 365
        if chance < 0.05 and person.sex == Sex.FEMALE and age < 45:
            return replace(person, pregnancy_weeks=self.random.randint(8, 33))
        if chance < 0.11:
            until = day + timedelta(days=self.random.randint(3, 25))
            return replace(person, medicine_until=until, health_note="Toma medicina para la presión.")
        if chance < (0.30 if age >= 65 else 0.13):
            return replace(person, needs_wheelchair=True, has_disability=True)
        if chance < 0.31 and age >= 80:
            return replace(person, needs_stretcher=True, danger_to_life=True, health_note="Necesita oxígeno.")
        return replace(person, suffered_violence=True) if 0.98 < chance < 0.99 else person

    def _registration(self, place: Place, day: date, people: list[PersonAnswers], situation: str) -> Registration:
        lodging = Lodging.SECURE if situation == Situation.RESIDENT else self._one_of(LODGING)
        earliest = day + timedelta(days=self.random.choice((0, 0, 0, 1, 2)))
        also_miami = self.random.random() < 0.3 and "MIA" not in place.airports
        in_danger = self.random.random() < 0.015
        name = f"{people[0].given_names} {people[0].paternal_surname}"
        return Registration(
            people=tuple(people), contact_name=name, country="US", subdivision=place.subdivision,
            city=self.random.choice(place.cities), email=self._email(people[0]), phone=self._phone(),
            address=f"{self.random.randint(10, 9900)} {self.random.choice(names.STREETS)}", situation=situation,
            permit_until=self._permit(situation, day), lodging=lodging,
            lodging_until=day + timedelta(days=self.random.randint(2, 20)) if lodging == Lodging.UNTIL else None,
            means=self._one_of(MEANS), airports=(*place.airports, *(("MIA",) if also_miami else ())),
            earliest_on=earliest, destination=self.random.choice(names.REGIONS),
            adults_may_split=self.random.random() < 0.1, in_danger=in_danger,
            danger_reason="Teme a una persona de su entorno." if in_danger else "",
            consents=ALL_PURPOSES if self.random.random() < 0.94 else (Purpose.RETURN,),
        )  # fmt: skip

    def _permit(self, situation: str, day: date) -> date | None:
        if situation == Situation.RESIDENT:
            return None
        if situation == Situation.IRREGULAR:
            return day - timedelta(days=self.random.randint(30, 900))
        return day + timedelta(days=self.random.randint(2, 170))

    def _given_names(self, sex: str) -> str:
        firsts, seconds = (names.WOMEN, names.SECOND) if sex == Sex.FEMALE else (names.MEN, names.SECOND_OF_MEN)
        return f"{self.random.choice(firsts)} {self.random.choice(seconds)}".strip()

    def _surnames(self) -> tuple[str, str]:
        return self.random.choice(names.SURNAMES), self.random.choice(names.SURNAMES)

    def _number(self, kind: str | None) -> str:
        if kind is None:
            return ""
        low, high = (112_000_000, 124_999_999) if kind == DocumentKind.PASSPORT else (10_000_000, 79_999_999)
        return str(self.random.randint(low, high))

    def _expiry(self, kind: str | None, day: date) -> date | None:
        return day + timedelta(days=self.random.randint(40, 1800)) if kind else None

    def _email(self, person: PersonAnswers) -> str:
        """At example.org, which takes no mail; one household in twenty has none."""
        if self.random.random() < 0.05:
            return ""
        name = f"{person.given_names.split()[0]}.{person.paternal_surname}".replace(" ", "")
        return f"{folded(name)}.{self.count}@example.org"

    def _phone(self) -> str:
        return f"+1{self.random.choice(('305', '786', '212', '973', '323'))}55501{self.random.randint(0, 99):02}"

    def _one_of(self, weights: dict[T, int]) -> T:
        return self.random.choices(list(weights), list(weights.values()))[0]
