"""From records to rows: what is there is compared first, so that nothing is written where nothing changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from psycopg2.extras import DateRange

from consulates.models import Jurisdiction
from consulates.operations.reference.reading import Key, Record
from consulates.operations.reference.tables import Table
from repatriation.common.refusals import StrOrPromise


@dataclass
class Outcome:
    """What a table came to."""

    file: str
    what: StrOrPromise | None
    created: int = 0
    changed: int = 0
    unchanged: int = 0


def write_rows(table: Table, records: dict[Key, Record]) -> Outcome:
    """Create what is new, change what differs, leave the rest alone; rows that no file names stay."""
    model: Any = table.model
    fields = [column.field for column in table.columns]
    rows = {_key(table, row): row for row in model.objects.all()}
    created, changed = [], []
    for values in _resolved(table, records.values()):
        row = rows.get(tuple(str(values[_attribute(table, field)]) for field in table.key))
        if row is None:
            created.append(model(**values))
        elif _update(row, values):
            changed.append(row)
    model.objects.bulk_create(created)
    if changed:
        model.objects.bulk_update(changed, fields)
    unchanged = len(records) - len(created) - len(changed)
    return Outcome(table.file, model._meta.verbose_name_plural, len(created), len(changed), unchanged)


def write_jurisdictions(table: Table, records: dict[Key, Record], *, as_of: date | None, today: date) -> Outcome:
    """Give each place to the office that its line names, from a day on.

    That day is the line's own, or `as_of`; else a place that never had an office has it since always, and one that
    moves does so today. The range of the office before ends on that day; ranges that begin later stay.
    """
    outcome = Outcome(table.file, Jurisdiction._meta.verbose_name_plural)
    ranges: dict[str, list[Jurisdiction]] = {}
    for jurisdiction in Jurisdiction.objects.order_by("place", "valid", "id"):
        ranges.setdefault(jurisdiction.place, []).append(jurisdiction)
    created = []
    for values in _resolved(table, records.values()):
        since = values.pop("since") or as_of
        known = ranges.get(values["place"], [])
        if not known:
            created.append(Jurisdiction(valid=DateRange(since), **values))
        else:
            _move(known, since or today, values, outcome)
    Jurisdiction.objects.bulk_create(created)
    outcome.created += len(created)
    return outcome


def _move(known: list[Jurisdiction], since: date, values: dict[str, Any], outcome: Outcome) -> None:
    """The place's range that holds on `since` is left, corrected, or cut there for the next office."""
    current = next((row for row in known if since in row.valid), None)
    if current is not None and (current.office_id == values["office_id"] or current.valid.lower == since):
        is_changed = _update(current, values)
        if is_changed:
            current.save()
        outcome.changed += is_changed
        outcome.unchanged += not is_changed
        return
    later = [row.valid.lower for row in known if row.valid.lower and row.valid.lower > since]
    if current is not None:
        current.valid = DateRange(current.valid.lower, since)
        current.save(update_fields=["valid"])
        outcome.changed += 1
    Jurisdiction.objects.create(valid=DateRange(since, min(later, default=None)), **values)
    outcome.created += 1


def _resolved(table: Table, records: Iterable[Record]) -> list[dict[str, Any]]:
    """The values of the records, with what they refer to as ids."""
    found = [dict(record.values) for record in records]
    for reference in table.references():
        model: Any = reference.refers_to
        ids = dict(model.objects.values_list("code", "pk"))
        for values in found:
            values[_attribute(table, reference.field)] = ids[values.pop(reference.field)]
    return found


def _update(row: Any, values: dict[str, Any]) -> bool:
    """Set the values on the row; whether any was different."""
    differing = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    return bool(differing)


def _key(table: Table, row: Any) -> Key:
    return tuple(str(getattr(row, _attribute(table, field))) for field in table.key)


def _attribute(table: Table, field: str) -> str:
    return str(table.model._meta.get_field(field).attname)  # type: ignore[union-attr]
