"""A country of families, of whom some are in the registry: brothers, twins, fathers and sons of one name, namesakes."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from benchmarks.names.pools import Pools

FIRST_DAY, DAYS = date(1940, 1, 1), 80 * 365
REGISTERED, TWINS, NAMED_AFTER = 0.6, 0.02, 0.12
GIVEN_COUNTS = ((1, 2, 3), (0.32, 0.63, 0.05))


class Person(NamedTuple):
    """As the registry knows somebody; a blank parts given names, '' is what it doesn't know."""

    key: str
    first: str
    second: str
    given: str
    born: str
    sex: str
    national: str
    passport: str
    nationality: str = "PE"


class Country(NamedTuple):
    """`known` are in the registry. `kin` aren't, but a twin, a brother, a parent or a child of theirs is."""

    known: list[Person]
    kin: list[Person]
    strangers: list[Person]


def country(count: int, *, seed: int, strangers: int = 20_000) -> Country:
    """`count` known people. The same seed makes the same country."""
    chance = random.Random(f"people {seed}")
    pools = Pools(seed)
    known: list[Person] = []
    kin: list[Person] = []
    while len(known) < count:
        family = list(_family(chance, pools))
        is_in = [chance.random() < REGISTERED for _person in family]
        known += [_as_registered(person, chance) for person, here in zip(family, is_in, strict=True) if here]
        if any(is_in):
            kin += [person for person, here in zip(family, is_in, strict=True) if not here]
    others: list[Person] = []
    while len(others) < strangers:
        others += _family(chance, pools)
    keyed = [person._replace(key=f"p{place}") for place, person in enumerate(known[:count], start=1)]
    return Country(keyed, kin, others[:strangers])


def _family(chance: random.Random, pools: Pools) -> Iterator[Person]:
    """Father, mother and up to five children, of whom two may be twins."""
    first, second = pools.surnames.draw(chance), pools.surnames.draw(chance)
    fathers_given, mothers_given = _given(chance, pools, "M"), _given(chance, pools, "F")
    start = int(chance.triangular(0, DAYS - 9_000, DAYS * 0.45))
    yield _person(chance, first, pools.surnames.draw(chance), fathers_given, start, "M", _national(chance))
    yield _person(chance, second, pools.surnames.draw(chance), mothers_given, start + 700, "F", _national(chance))
    number, place = _national(chance), start + chance.randrange(7_000, 14_000)
    for _child in range(chance.choice((0, 1, 1, 2, 2, 3, 4))):
        if place > DAYS + 1_500:
            return
        sex = chance.choice("FM")
        given = _given(chance, pools, sex)
        if chance.random() < NAMED_AFTER:
            given = fathers_given if sex == "M" else mothers_given
        yield _person(chance, first, second, given, place, sex, str(number))
        if chance.random() < TWINS:
            yield _twin(chance, pools, first, second, given, place, sex, int(number) + 1)
        number = str(int(number) + chance.choice((1, 1, 2, 7, 90_210, 3_104_377)))
        place += chance.randrange(330, 2_500)


def _twin(
    chance: random.Random, pools: Pools, first: str, second: str, given: str, place: int, sex: str, number: int
) -> Person:
    """Parents like one name in both: LUZ MARIA and ROSA MARIA, or ANA LUZ and ANA ROSA."""
    other_sex = sex if chance.random() < 0.68 else "FM".replace(sex, "")
    words, shared = _given(chance, pools, other_sex).split(), given.split()
    fashion = chance.random()
    if other_sex == sex and len(words) > 1 and fashion < 0.4:
        words[0 if fashion < 0.12 else 1] = shared[0 if fashion < 0.12 else -1]
    if words == shared:
        words[0] = pools.given[other_sex].words[len(shared[0])]
    return _person(chance, first, second, " ".join(words), place, other_sex, str(number))


def _person(chance: random.Random, first: str, second: str, given: str, place: int, sex: str, national: str) -> Person:
    born = FIRST_DAY + timedelta(days=place)
    passport = str(chance.randrange(100_000_000, 130_000_000)) if chance.random() < 0.4 else ""
    return Person("", first, second, given, born.isoformat(), sex, national, passport)


def _given(chance: random.Random, pools: Pools, sex: str) -> str:
    count = chance.choices(*GIVEN_COUNTS)[0]
    words = dict.fromkeys(pools.given[sex].draw(chance) for _word in range(count))
    return " ".join(words)


def _national(chance: random.Random) -> str:
    return str(chance.randrange(10_000_000, 79_000_000))


def _as_registered(person: Person, chance: random.Random) -> Person:
    """The registry isn't perfect either: a surname, a number or a day is missing, or the day is a form's."""
    luck = chance.random()
    if luck < 0.02:
        return person._replace(second="")
    if luck < 0.05:
        return person._replace(national="")
    if luck < 0.055:
        return person._replace(born=f"{person.born[:4]}-01-01")
    if luck < 0.06:
        return person._replace(born="")
    if luck < 0.09:
        return person._replace(given=person.given.split()[0])
    return person
