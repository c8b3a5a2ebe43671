"""One row of a list is one person: read, checked, and recognised when the same person comes again."""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from cases.formats.lists import ListFile, Row
from cases.operations.imports.columns import Column
from cases.operations.imports.values import LONGEST_LIFE
from cases.operations.register import PersonAnswers
from repatriation.common.letters import folded


@dataclass(frozen=True)
class Fault:
    """What is wrong with one row; `heading` is the column as the file names it, '' where it is none of them."""

    number: int
    heading: str
    reason: str

    def __str__(self) -> str:
        where = _("fila %(number)s") % {"number": self.number}
        return ": ".join(part for part in (where, self.heading, self.reason) if part)


@dataclass
class Line:
    """A row with what was read from it, of the person and of the household."""

    row: Row
    person: dict[str, Any] = field(default_factory=dict)
    household: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_line(row: Row, reading: ListFile, columns: dict[int, Column], *, today: date) -> Line:
    """An empty cell says nothing; every cell that can't be read is a fault of its own."""
    line = Line(row)
    for position, column in columns.items():
        cell = row.cells[position] if position < len(row.cells) else ""
        if cell == "":
            continue
        try:
            (line.person if column.of_person else line.household)[column.field] = column.read(cell)
        except ValueError as reason:
            line.faults.append(Fault(row.number, reading.header[position], str(reason)))
    headings = {column.field: reading.header[position] for position, column in columns.items()}
    line.faults += _faults_of_person(line, headings, today)
    return line


def _faults_of_person(line: Line, headings: dict[str, str], today: date) -> list[Fault]:
    faults = []
    wrong = {fault.heading for fault in line.faults}
    if "given_names" not in line.person and headings["given_names"] not in wrong:
        faults.append(Fault(line.row.number, headings["given_names"], _("Faltan los nombres.")))
    for name, values in (("born_on", line.person), ("registered_on", line.household)):
        if name in values and not today - LONGEST_LIFE < values[name] <= today:
            faults.append(
                Fault(line.row.number, headings[name], _("Esa fecha no puede ser: está en el futuro o es muy antigua."))
            )
    return faults


def answers(line: Line, *, relation: str) -> PersonAnswers:
    values = dict(line.person)
    nationality = values.pop("nationality", settings.HOME_COUNTRY)
    surnames = values.pop("surnames", "").split()
    if surnames and not values.get("paternal_surname"):
        # Particles make "de la Cruz" three words: only two words are surely two surnames.
        two = len(surnames) == 2
        values["paternal_surname"] = surnames[0] if two else " ".join(surnames)[:80]
        values["maternal_surname"] = surnames[1] if two else ""
    has_number = bool(values.get("document_number"))
    return PersonAnswers(
        **{"relation": relation, **values},
        nationalities=(nationality,),
        document_country=nationality if has_number else "",
    )


class Seen:
    """Who was in the rows before: the same document, or the same name and birth date with no other document."""

    def __init__(self) -> None:
        self.documents: dict[str, int] = {}
        self.births: dict[tuple[str, date], list[tuple[str, int]]] = {}

    def first_row_of(self, person: PersonAnswers, number: int) -> int | None:
        """The row where this person was, or None; either way the person is now seen."""
        document = person.document_number
        before = self.documents.setdefault(document, number) if document else number
        if person.born_on:
            alike = self.births.setdefault((_full_name(person), person.born_on), [])
            before = min([before, *(row for other, row in alike if "" in (document, other))])
            alike.append((document, number))
        return before if before != number else None


def fingerprint(people: list[PersonAnswers]) -> str:
    """Of names, birth dates and document numbers, in whatever order; nobody can guess it without the key."""
    content = "\n".join(
        sorted(f"{_full_name(person)}|{person.born_on or ''}|{person.document_number}" for person in people)
    )
    return hmac.new(settings.INDEX_KEY, f"import:{content}".encode(), hashlib.sha256).hexdigest()


def _full_name(person: PersonAnswers) -> str:
    return " ".join(folded(f"{person.given_names} {person.paternal_surname} {person.maternal_surname}").split())
