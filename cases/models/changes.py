"""Triggers that note which persons were written, by whatever way: operation, COPY, console or another client."""

from typing import Any

from pgtrigger import After, Delete, Insert, Referencing, Statement, Trigger, Update

VALUES = "jsonb_build_array({row}.given_names, {row}.paternal_surname, {row}.maternal_surname, {row}.born_on)"
COMPARED = ("given_names", "paternal_surname", "maternal_surname", "born_on", "sex")
# A row that waits for its keys goes on saying how its person is counted. DO UPDATE waits for whoever works on it.
NOTE = """
INSERT INTO cases_personchange (person_id, needs_keys, was) {rows}
ON CONFLICT (person_id) DO UPDATE SET needs_keys = true,
    was = CASE WHEN cases_personchange.needs_keys THEN cases_personchange.was ELSE EXCLUDED.was END;
RETURN NULL;
"""


def _trigger(name: str, operation: Any, rows: str, first: str = "", **tables: str) -> Trigger:
    return Trigger(
        name=name, when=After, operation=operation, level=Statement, referencing=Referencing(**tables),  # type: ignore[no-untyped-call]
        func=first + NOTE.format(rows=rows),
    )  # fmt: skip


def notes_person_changes() -> list[Trigger]:
    was = VALUES.format(row="o")
    new, old = (", ".join(f"{row}.{column}" for column in COMPARED) for row in "no")
    joined = "new_rows n JOIN old_rows o ON o.id = n.id"
    return [
        _trigger(
            "notes_new_person", Insert,
            "SELECT n.id, true, NULL::jsonb FROM new_rows n ORDER BY n.id",
            new="new_rows",
        ),
        _trigger(
            "notes_changed_person", Update,
            f"SELECT n.id, true, {was} FROM {joined} WHERE ({new}) IS DISTINCT FROM ({old}) ORDER BY n.id",
            new="new_rows", old="old_rows",
        ),
        _trigger(
            "notes_gone_person", Delete, f"SELECT o.id, true, {was} FROM old_rows o ORDER BY o.id",
            first="DELETE FROM cases_matchkey WHERE person_id IN (SELECT id FROM old_rows);\n", old="old_rows",
        ),
    ]  # fmt: skip


def notes_document_changes() -> list[Trigger]:
    """A number that came, went, changed or changed hands is a change of its person."""
    was = VALUES.format(row="p")
    rows = f"SELECT p.id, true, {was} FROM cases_person p WHERE p.id IN ({{ids}}) ORDER BY p.id"
    changed = (
        "SELECT unnest(ARRAY[n.person_id, o.person_id]) FROM new_rows n JOIN old_rows o ON o.id = n.id"
        " WHERE (n.number_index, n.kind, n.person_id) IS DISTINCT FROM (o.number_index, o.kind, o.person_id)"
    )
    return [
        _trigger(
            "notes_new_document", Insert, rows.format(ids="SELECT person_id FROM new_rows"), new="new_rows"
        ),
        _trigger(
            "notes_changed_document", Update, rows.format(ids=changed), new="new_rows", old="old_rows"
        ),
        _trigger(
            "notes_gone_document", Delete, rows.format(ids="SELECT person_id FROM old_rows"), old="old_rows"
        ),
    ]  # fmt: skip
