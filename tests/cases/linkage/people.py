"""A registry of invented people with common Spanish names, and rows that mean one of them."""

import random

from cases.linkage.candidates import Registry
from cases.linkage.compare import compare
from cases.linkage.days import Day, read_day
from cases.linkage.decide import MANIFEST_PRIOR, Decision, decide
from cases.linkage.names import read_names
from cases.linkage.numbers import read_number
from cases.linkage.records import Record

SURNAMES = [
    "QUISPE", "FLORES", "SANCHEZ", "RODRIGUEZ", "GARCIA", "ROJAS", "DIAZ", "TORRES", "LOPEZ", "GONZALES", "PEREZ",
    "CHAVEZ", "MAMANI", "VASQUEZ", "RAMOS", "MENDOZA", "HUAMAN", "CASTILLO", "ESPINOZA", "GUTIERREZ", "CONDORI",
    "JIMENEZ", "VALDEZ", "CCAHUANA", "TITUAÑA", "MUÑOZ", "SALAZAR", "ZEVALLOS",
]  # fmt: skip
GIVEN = [
    "JUAN", "JOSE", "LUIS", "CARLOS", "MARIA", "ROSA", "ANA", "JORGE", "MIGUEL", "VICTOR", "CESAR", "PEDRO", "LUZ",
    "CARMEN", "JULIA", "ELENA", "DIEGO", "KEVIN", "BRENDA", "FIORELLA", "YESSENIA", "HUGO", "WALTER", "NELLY", "RUTH",
]  # fmt: skip


def person(key, first, second, given, born="1990-05-17", sex="F", number=""):
    found = read_number(number)
    return Record(key, read_names(first, given, second), read_day(born), sex, (found,) if found else ())


def row(surnames, given, born="1990-05-17", sex="F", number=""):
    found = read_number(number)
    return Record("row", read_names(surnames, given), read_day(born), sex, (found,) if found else ())


def crowd(count, seed=1):
    """Strangers: common names, days of birth over eighty years, a national number each."""
    chance = random.Random(seed)
    return [
        Record(
            f"stranger {number}",
            read_names(chance.choice(SURNAMES), " ".join(chance.sample(GIVEN, 2)), chance.choice(SURNAMES)),
            Day(chance.randint(1940, 2015), chance.randint(1, 12), chance.randint(1, 28)),
            chance.choice("FM"),
            (read_number(str(chance.randint(10_000_000, 79_999_999))),),
        )
        for number in range(count)
    ]


def answer(registry: Registry, asked: Record, prior: float = MANIFEST_PRIOR) -> Decision:
    found = [compare(asked, known, registry.frequencies) for known in registry.candidates(asked)]
    return decide(found, people=registry.people, prior=prior)
