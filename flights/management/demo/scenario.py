"""What airlift_2020.csv says, as the numbers that the demo is scaled by. Its rows name their sources."""

import csv
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("airlift_2020.csv")
STRANDED = "Peruvians stranded in the USA (community organisation count)"
STUDENTS, RETURNED = "- of those, Work and Travel participants", "- of them from the USA (more than)"
FIRST_FLIGHT, SECOND_FLIGHT = (
    "Students flown Miami to Grupo Aéreo 8",
    "Peruvians flown Miami to Grupo Aéreo 8 (Avianca)",
)
AMERICANS = "US citizens departed Peru that day"


@dataclass(frozen=True)
class Place:
    """Where some of the stranded were: state, towns, and the airports in reach, the nearest first."""

    row: str
    subdivision: str
    cities: tuple[str, ...]
    airports: tuple[str, ...]


PLACES = (
    Place("- of them in Miami (more than)", "US-FL", ("Miami", "Hialeah", "Orlando"), ("MIA", "FLL", "MCO")),
    Place("- of them in New York (more than)", "US-NY", ("Nueva York", "Queens", "White Plains"), ("JFK", "EWR")),
    Place("- of them in New Jersey", "US-NJ", ("Paterson", "Newark", "Clifton"), ("EWR", "JFK")),
    Place("- of them in California", "US-CA", ("Los Ángeles", "San Diego", "Anaheim"), ("LAX", "SFO", "SAN")),
)
# The count names no other states: a tenth of the demo's people, so that other offices have work too.
ELSEWHERE = (
    Place("", "US-TX", ("Houston", "Austin"), ("IAH", "DFW")),
    Place("", "US-VA", ("Arlington", "Manassas"), ("IAD", "BWI")),
)


@dataclass(frozen=True)
class Scenario:
    stranded: int
    places: tuple[tuple[Place, int], ...]
    student_share: float
    flights: tuple[int, int]
    americans: tuple[int, ...]

    def scaled(self, people: int, figure: int) -> int:
        """A figure of the scenario for a demo of `people`; at least ten."""
        return max(10, round(figure * people / self.stranded))


def read_scenario() -> Scenario:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["value"].isdigit()]
    values: dict[str, list[int]] = {}
    for row in rows:
        values.setdefault(row["what"], []).append(int(row["value"]))
    named = tuple((place, values[place.row][0]) for place in PLACES)
    elsewhere = sum(count for _place, count in named) // 9
    return Scenario(
        stranded=values[STRANDED][0],
        places=(*named, *((place, elsewhere // len(ELSEWHERE)) for place in ELSEWHERE)),
        student_share=values[STUDENTS][0] / values[RETURNED][0],
        flights=(values[FIRST_FLIGHT][0], values[SECOND_FLIGHT][0]),
        americans=tuple(values[AMERICANS]),
    )
