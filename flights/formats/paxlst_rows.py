"""A received passenger list as rows that `manage.py reconcile` reads (docs/linkage.md)."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from defusedcsv import csv

from cases.formats.mrz_states import country_of
from cases.linkage.days import read_day
from cases.linkage.records import LONGEST
from flights.formats.paxlst import Birth, Passenger, PassengerList

HEADER = ("row_id", "surnames", "given", "dob", "sex", "doc_no", "nationality")
NAME_CUT, NUMBER_LEFT_OUT, BORN_LEFT_OUT = "name_cut", "number_left_out", "born_left_out"


@dataclass(frozen=True)
class Row:
    """A passenger's cells; `spoiled` are codes of what a list for `reconcile` could not hold as it came."""

    cells: tuple[str, ...]
    spoiled: tuple[str, ...] = ()


def passenger_rows(lists: Iterable[PassengerList], *, today: date) -> Iterator[Row]:
    """Everybody but the crew, numbered through; the country of two letters where its three are known."""
    people = [person for one in lists for person in one.passengers if not person.is_crew]
    for number, person in enumerate(people, start=1):
        yield _row(number, person, today)


def _row(number: int, person: Passenger, today: date) -> Row:
    document = person.identity_document
    surnames, given = _in_one_line(person.surnames), _in_one_line(person.given_names)
    born, paper = _born(person.born, today), _in_one_line(document.number if document else "")
    spoiled = {
        NAME_CUT: len(surnames) > LONGEST or len(given) > LONGEST,
        BORN_LEFT_OUT: person.born is not None and not born,
        NUMBER_LEFT_OUT: len(paper) > LONGEST,
    }
    cells = (
        str(number),
        surnames[:LONGEST],
        given[:LONGEST],
        born,
        person.sex,
        "" if spoiled[NUMBER_LEFT_OUT] else paper,
        country_of(person.nationality) or person.nationality,
    )
    return Row(cells, tuple(code for code, is_so in spoiled.items() if is_so))


def _in_one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _born(born: Birth | None, today: date) -> str:
    """'' for a day on which nobody who lives was born."""
    try:
        day = read_day(str(born or ""))
    except ValueError:
        return ""
    return str(born) if day and day.is_by(today) else ""


def rows_csv(rows: Iterable[Row]) -> str:
    """With the header; no cell is a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADER)
    writer.writerows(row.cells for row in rows)
    return text.getvalue()
