"""How a cell becomes a value: picking the text, reading it, and checking it against the world's code lists."""

import zoneinfo
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pycountry
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from django_countries import countries

Values = dict[str, Any]


def first_filled(cells: Sequence[str]) -> str:
    return next((cell for cell in cells if cell), "")


def joined(cells: Sequence[str]) -> str:
    return "; ".join(cell for cell in cells if cell)


def country_of(cells: Sequence[str]) -> str:
    """The country of a subdivision: US of US-FL."""
    return cells[0].partition("-")[0]


def yes_or_no(cells: Sequence[str]) -> str:
    if cells[0] not in ("yes", "no"):
        raise ValidationError(_("«%(value)s» no es «yes» ni «no»."), params={"value": cells[0]})
    return str(cells[0] == "yes")


def day_or_nothing(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValidationError(_("«%(value)s» no es una fecha AAAA-MM-DD."), params={"value": text}) from None


def is_country(value: str, values: Values) -> None:
    if value not in _countries():
        raise ValidationError(_("«%(value)s» no es un país de ISO 3166-1."), params={"value": value})


def is_subdivision(value: str, values: Values) -> None:
    """A state or region of ISO 3166-2, of the country that stands on the same line."""
    if value and value not in _subdivisions():
        raise ValidationError(_("«%(value)s» no es un estado o región de ISO 3166-2."), params={"value": value})
    country = values.get("country")
    if value and country and not value.startswith(f"{country}-"):
        raise ValidationError(
            _("«%(value)s» no pertenece al país %(country)s."), params={"value": value, "country": country}
        )


def is_place(value: str, values: Values) -> None:
    """A whole country, or a state or region."""
    if "-" not in value:
        is_country(value, values)
    elif value not in _subdivisions():
        raise ValidationError(_("«%(value)s» no es un estado o región de ISO 3166-2."), params={"value": value})


def is_time_zone(value: str, values: Values) -> None:
    if value not in _time_zones():
        raise ValidationError(_("«%(value)s» no es una zona horaria conocida."), params={"value": value})


def is_latitude(value: Decimal, values: Values) -> None:
    _is_within(value, 90)


def is_longitude(value: Decimal, values: Values) -> None:
    _is_within(value, 180)


def _is_within(value: Decimal, bound: int) -> None:
    if abs(value) > bound:
        raise ValidationError(
            _("%(value)s no está entre -%(bound)s y %(bound)s."), params={"value": value, "bound": bound}
        )


@cache
def _countries() -> frozenset[str]:
    return frozenset(code for code, _name in countries)


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


@cache
def _subdivisions() -> frozenset[str]:
    return frozenset(subdivision.code for subdivision in pycountry.subdivisions)


@dataclass(frozen=True)
class Column:
    """Fills one `field` of the record from the columns `names` of the file.

    The model's field reads the text and knows its length, choices and whether it may be empty, unless `read` stands in.
    `refers_to` names the model whose code the cell holds.
    """

    field: str
    names: tuple[str, ...]
    pick: Callable[[Sequence[str]], str] = first_filled
    read: Callable[[str], Any] | None = None
    check: Callable[[Any, Values], None] | None = None
    refers_to: type[Model] | None = None
    is_optional: bool = False

    def value(self, cells: dict[str, str], model: type[Model], values: Values) -> Any:
        """The value of this column; ValidationError says why there is none."""
        text = self.pick([cells.get(name, "") for name in self.names])
        value = self._reader(model)(text)
        if self.check:
            self.check(value, values)
        return value

    def _reader(self, model: type[Model]) -> Callable[[str], Any]:
        if self.read:
            return self.read
        if self.refers_to:
            return str
        field: Any = model._meta.get_field(self.field)
        return lambda text: field.clean(text, None)


def column(field: str, *names: str, **how: Any) -> Column:
    """A column of the same name as its field, unless others are named."""
    return Column(field, names or (field,), **how)
