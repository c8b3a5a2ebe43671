"""The import of a list: every row checked first, then household by household, each in its own transaction."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cases.enums import Source
from cases.formats.lists import BadFile, ListFile, Row
from cases.models import Case, ImportedRow
from cases.operations.imports.columns import known_columns
from cases.operations.imports.households import Household, check, gather
from cases.operations.imports.people import Fault, read_line
from cases.operations.register import register_household
from consulates.models import ConsularOffice

# The heading of the column that says what is wrong, in the file of what was held back.
ERRORS = "error"
Progress = Callable[[int, int], None]


@dataclass
class Outcome:
    """What became of a list."""

    rows: int
    hidden_rows: int
    unknown_columns: list[str]
    households: list[Household]
    imported: list[Case] = field(default_factory=list)
    people: int = 0
    already_here: int = 0

    @property
    def faults(self) -> list[Fault]:
        return sorted(
            (fault for household in self.households for fault in household.faults), key=lambda fault: fault.number
        )

    def held_back(self) -> Iterator[tuple[Row, str]]:
        """The rows that were not imported, each with what is wrong with it or with its household, in their order."""
        back = [(line.row, household) for household in self.households if household.faults for line in household.lines]
        for row, household in sorted(back, key=lambda pair: pair[0].number):
            own = [fault for fault in household.faults if fault.number == row.number]
            words = " ".join(str(fault) for fault in own or household.faults)
            yield row, words if own else _("La familia espera: %(words)s") % {"words": words}


def import_list(
    reading: ListFile,
    *,
    name: str,
    office: ConsularOffice | None,
    notify: bool,
    all_or_nothing: bool,
    by: Any,
    at: datetime,
    progress: Progress = lambda done, total: None,
) -> Outcome:
    """Twice, interrupted, or from two sides at once: each household of the list becomes one case."""
    outcome = _check_list(reading, office=office, today=at.date())
    right = [household for household in outcome.households if not household.faults]
    if all_or_nothing and outcome.faults:
        return outcome
    known = _known([household.fingerprint for household in right])
    # In one order from every side: two imports that hold many rows never wait for each other in a ring.
    right.sort(key=lambda household: household.fingerprint)
    with transaction.atomic() if all_or_nothing else nullcontext():
        for done, household in enumerate(right, start=1):
            if household.fingerprint in known:
                outcome.already_here += 1
            else:
                _import_household(household, outcome, name=name, office=office, notify=notify, by=by, at=at)
            progress(done, len(right))
    return outcome


def _check_list(reading: ListFile, *, office: ConsularOffice | None, today: date) -> Outcome:
    columns = known_columns(reading.header)
    if "given_names" not in {column.field for column in columns.values()}:
        raise BadFile(_("La primera fila no nombra las columnas: falta «nombres»."))
    lines = [read_line(row, reading, columns, today=today) for row in reading.rows]
    households = gather(lines)
    check(households, office=office)
    unread = {position: heading for position, heading in enumerate(reading.header) if position not in columns}
    unknown = [heading for heading in unread.values() if heading not in ("", ERRORS)]
    return Outcome(len(lines), reading.hidden, unknown, households)


def _known(fingerprints: list[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(fingerprints), 1000):
        page = fingerprints[start : start + 1000]
        rows = ImportedRow.objects.filter(fingerprint__in=page).order_by("pk")
        found.update(rows.values_list("fingerprint", flat=True))
    return found


@transaction.atomic
def _import_household(
    household: Household,
    outcome: Outcome,
    *,
    name: str,
    office: ConsularOffice | None,
    notify: bool,
    by: Any,
    at: datetime,
) -> None:
    """The fingerprint is the token of the registration: whoever comes second finds the case of the first."""
    assert household.registration
    case = register_household(
        household.registration, token=UUID(household.fingerprint[:32]), source=Source.IMPORT, by=by,
        at=_registered_at(household.registered_on, at), acknowledge=notify,
    )  # fmt: skip
    _row, is_new = ImportedRow.objects.get_or_create(
        fingerprint=household.fingerprint,
        defaults={"case": case, "file_name": name[:200], "row_number": household.number, "at": at},
    )
    if not is_new:
        outcome.already_here += 1
        return
    if office and case.office_id != office.pk:
        # The list is that office's own, also where the place would be another's.
        case.office = office
        case.save(update_fields=["office"])
    outcome.imported.append(case)
    outcome.people += len(household.lines)


def _registered_at(day: date | None, at: datetime) -> datetime:
    """Waiting counts from the day on which the office wrote the household down."""
    return min(at, datetime.combine(day, time(12), tzinfo=UTC)) if day else at
