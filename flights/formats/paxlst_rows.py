"""A received passenger list as rows that `manage.py reconcile` reads (docs/linkage.md)."""

import io
from collections.abc import Iterable, Iterator

from defusedcsv import csv

from cases.formats.mrz_states import country_of
from flights.formats.paxlst import Passenger, PassengerList

HEADER = ("row_id", "surnames", "given", "dob", "sex", "doc_no", "nationality")


def passenger_rows(lists: Iterable[PassengerList]) -> Iterator[tuple[str, ...]]:
    """Everybody but the crew, numbered through; the country of two letters where its three are known."""
    people = [person for one in lists for person in one.passengers if not person.is_crew]
    for number, person in enumerate(people, start=1):
        yield (str(number), *_row(person))


def _row(person: Passenger) -> tuple[str, ...]:
    document = person.identity_document
    return (
        person.surnames,
        person.given_names,
        str(person.born or ""),
        person.sex,
        document.number if document else "",
        country_of(person.nationality) or person.nationality,
    )


def rows_csv(rows: Iterable[tuple[str, ...]]) -> bytes:
    """UTF-8, with the header; no cell is a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADER)
    writer.writerows(rows)
    return text.getvalue().encode()
