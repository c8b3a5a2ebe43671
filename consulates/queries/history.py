"""What changed on a tracked thing: who, when, why, and from what to what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db.models import Field, ForeignKey, Model
from django.utils.translation import gettext_lazy as _

from consulates.models import User
from consulates.queries.labels import label_of
from repatriation.common.fields import EncryptedTextField
from repatriation.common.refusals import StrOrPromise

WITHHELD: StrOrPromise = _("(reservado)")


@dataclass(frozen=True)
class FieldChange:
    """One field's label, and what stood there before and after; both are withheld where the field is secret."""

    label: StrOrPromise
    before: Any
    after: Any


@dataclass(frozen=True)
class Change:
    """One write: `who` is None for the household, the clock or a command; a first write has no fields."""

    at: datetime
    is_first: bool
    who: User | None
    action: str
    reason: str
    fields: list[FieldChange]


def changes_of(thing: Any, *, limit: int = 50) -> list[Change]:
    """The latest changes of a tracked thing, newest first."""
    rows = list(thing.history.select_related("pgh_context").order_by("-pgh_id")[: limit + 1])
    people = User.objects.in_bulk({_context(row).get("user") for row in rows} - {None})
    fields = [field for field in thing._meta.concrete_fields if not field.primary_key and label_of(field)]
    names = {field: _names_of(field, rows) for field in fields if isinstance(field, ForeignKey)}
    changes = []
    for row, before in pairwise([*rows, None]):
        differing = [field for field in fields if before and _value(field, row) != _value(field, before)]
        shown = [_field_change(field, before, row, names.get(field, {})) for field in differing]
        context = _context(row)
        who = people.get(context.get("user"))
        is_first = before is None and row.pgh_label == "insert"
        change = Change(row.pgh_created_at, is_first, who, context.get("action", ""), context.get("reason", ""), shown)
        if shown or is_first:
            changes.append(change)
    return changes[:limit]


def _context(row: Any) -> dict[str, Any]:
    return row.pgh_context.metadata if row.pgh_context else {}


def _value(field: "Field[Any, Any]", row: Any) -> Any:
    return getattr(row, field.attname)


def _names_of(field: "ForeignKey[Any, Any]", rows: Iterable[Any]) -> dict[Any, Model]:
    """The things that a reference pointed to in these rows, by id, in one query."""
    ids = {_value(field, row) for row in rows} - {None}
    model: Any = field.related_model
    return model._base_manager.in_bulk(ids) if ids else {}


def _field_change(field: "Field[Any, Any]", before: Any, after: Any, names: dict[Any, Model]) -> FieldChange:
    label = label_of(field) or ""
    if isinstance(field, EncryptedTextField) or field.name == "password":
        return FieldChange(label, WITHHELD, WITHHELD)
    return FieldChange(label, _shown(field, before, names), _shown(field, after, names))


def _shown(field: "Field[Any, Any]", row: Any, names: dict[Any, Model]) -> Any:
    value = _value(field, row)
    if field.choices and not isinstance(field, ForeignKey):
        return dict(field.flatchoices).get(value, value)
    return names.get(value, value)
