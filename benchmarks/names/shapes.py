"""How kinds of lists are written: guesses about the world, and nothing in `cases/linkage/` may be set to them."""

from dataclasses import dataclass, replace

from benchmarks.names.spoil import Rates


@dataclass(frozen=True)
class Shape:
    """`known`: share of rows in the registry; of the others, `kin` and `namesakes` of somebody who is."""

    name: str
    known: float
    kin: float
    namesakes: float
    surnames: Rates
    given: Rates
    letters: Rates
    birth: Rates
    number: Rates
    no_sex: float = 0.02
    wrong_sex: float = 0.005
    zone: float = 0.0
    fields_swapped: float = 0.003


# Of travellers who ask for a seat, typed by themselves or a consulate.
RECIPROCAL = Shape(
    "reciprocal", known=0.7, kin=0.25, namesakes=0.15,
    surnames={
        "only_first": 0.07, "only_second": 0.008, "swapped": 0.012, "hyphen": 0.02, "glued": 0.004, "husbands": 0.006,
        "glued_particle": 0.03, "married": 0.02, "married_both": 0.01, "first_among_given": 0.006,
        "second_initial": 0.01,
    },
    given={
        "first_only": 0.09, "initial": 0.05, "second_only": 0.01, "swapped": 0.008, "extra": 0.02, "short_form": 0.008,
        "glued": 0.006,
    },
    letters={
        "typo": 0.03, "two_typos": 0.003, "sound": 0.02, "no_accents": 0.4, "mojibake": 0.015, "lost_letter": 0.01,
        "scanned": 0.004,
    },
    birth={
        "missing": 0.01, "swapped": 0.02, "year_off": 0.008, "day_off": 0.007, "digit_off": 0.007,
        "first_january": 0.006, "year_only": 0.01, "other_day": 0.003, "wrong": 0.004,
    },
    number={"national": 0.38, "passport": 0.25, "renewed": 0.07, "dressed": 0.03, "wrong_digit": 0.015},
)  # fmt: skip
# Of a foreign authority: its own file numbers, capitals, zones that were too short, one surname.
DEPORT = Shape(
    "deport", known=0.6, kin=0.25, namesakes=0.15, no_sex=0.01, zone=0.25,
    surnames={
        "only_first": 0.13, "only_second": 0.012, "swapped": 0.015, "hyphen": 0.05, "glued": 0.008, "husbands": 0.004,
        "glued_particle": 0.06, "married": 0.012, "married_both": 0.006, "first_among_given": 0.012,
        "second_initial": 0.005,
    },
    given={
        "first_only": 0.14, "initial": 0.06, "second_only": 0.012, "swapped": 0.006, "extra": 0.015,
        "short_form": 0.012, "glued": 0.006,
    },
    letters={
        "typo": 0.04, "two_typos": 0.005, "sound": 0.03, "no_accents": 0.6, "zone_spelling": 0.1, "lost_letter": 0.02,
        "scanned": 0.006,
    },
    birth={
        "missing": 0.008, "swapped": 0.03, "year_off": 0.01, "day_off": 0.008, "digit_off": 0.01,
        "first_january": 0.015, "year_only": 0.008, "other_day": 0.004, "wrong": 0.006,
    },
    number={"national": 0.22, "passport": 0.35, "renewed": 0.1, "file_number": 0.2, "wrong_digit": 0.012},
)  # fmt: skip
# Made to deceive: few numbers, and whoever isn't known is a twin, a brother, a son or a namesake of somebody who is.
ADVERSARIAL = replace(
    RECIPROCAL, name="adversarial", known=0.4, kin=0.6, namesakes=0.4,
    number={"national": 0.1, "renewed": 0.1, "wrong_digit": 0.02},
)  # fmt: skip
SHAPES = {shape.name: shape for shape in (RECIPROCAL, DEPORT, ADVERSARIAL)}
