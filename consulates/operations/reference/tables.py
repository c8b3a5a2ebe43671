"""The files of the reference data: which file fills which table, by which key, from which columns."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from consulates.models import (
    Agency,
    Airport,
    BorderCrossing,
    ConsularOffice,
    DetentionFacility,
    Jurisdiction,
    ServiceLine,
)
from consulates.operations.reference.columns import (
    Column,
    column,
    country_of,
    day_or_nothing,
    is_country,
    is_latitude,
    is_longitude,
    is_place,
    is_subdivision,
    is_time_zone,
    joined,
    yes_or_no,
)
from repatriation.common.refusals import StrOrPromise

ALREADY_THERE = _("«%(key)s» ya está en la línea %(line)s.")


@dataclass(frozen=True)
class Table:
    """`each` names a column that lists several items (US-DC|US-MD): one record for each of them.

    A table that `refines` adds to the records that an earlier table of the same model made, and may not contradict
    what they refer to.
    """

    file: str
    model: type[Model]
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    each: str = ""
    refines: bool = False
    repeated: StrOrPromise = ALREADY_THERE

    def needed_columns(self) -> set[str]:
        return {name for column in self.columns if not column.is_optional for name in column.names}

    def key_of(self, values: dict[str, Any]) -> tuple[str, ...]:
        return tuple(str(values[field]) for field in self.key)

    def references(self) -> list[Column]:
        return [column for column in self.columns if column.refers_to]

    def unique_fields(self) -> list[tuple[str]]:
        unique = {field.name for field in self.model._meta.fields if field.unique}
        return [(column.field,) for column in self.columns if column.field in unique]


PLACE = (
    column("latitude", check=is_latitude),
    column("longitude", check=is_longitude),
    column("timezone", check=is_time_zone),
)

TABLES = (
    Table(
        "consular_offices.csv",
        ConsularOffice,
        key=("code",),
        columns=(
            column("code"),
            column("kind"),
            column("name", "name_es"),
            column("city"),
            column("country", read=str, check=is_country),
            column("subdivision", check=is_subdivision),
            *PLACE,
            column("is_transit_post", "transit_role", pick=yes_or_no),
            column("source"),
        ),
    ),
    Table(
        "consular_offices.csv",
        Jurisdiction,
        key=("place",),
        each="jurisdiction",
        repeated=_("El lugar «%(key)s» ya pertenece a la oficina de la línea %(line)s."),
        columns=(
            column("place", "jurisdiction", check=is_place),
            column("office", "code", refers_to=ConsularOffice),
            column("since", "jurisdiction_from", read=day_or_nothing, is_optional=True),
            column("basis", "jurisdiction_basis"),
        ),
    ),
    Table(
        "us_state_jurisdiction.csv",
        Jurisdiction,
        key=("place",),
        refines=True,
        columns=(
            column("place", "subdivision", check=is_place),
            column("office", "consular_office", refers_to=ConsularOffice),
            column("basis", "basis", "evidence", pick=joined),
        ),
    ),
    Table(
        "airports.csv",
        Airport,
        key=("code",),
        columns=(
            column("code", "iata", "icao"),
            column("icao"),
            column("name"),
            column("city", "city_es"),
            column("country", read=str, check=is_country),
            column("subdivision", check=is_subdivision),
            *PLACE,
            column("role"),
            column("source"),
        ),
    ),
    Table(
        "border_crossings.csv",
        BorderCrossing,
        key=("code",),
        columns=(
            column("code"),
            column("name", "name_es"),
            column("country_a", read=str, check=is_country),
            column("place_a"),
            column("country_b", read=str, check=is_country),
            column("place_b"),
            *PLACE,
            column("has_control_post", "control_post", pick=yes_or_no),
            column("source"),
        ),
    ),
    Table(
        "detention_facilities_largest.csv",
        DetentionFacility,
        key=("name", "city", "subdivision"),
        columns=(
            column("name"),
            column("city"),
            column("country", "subdivision", pick=country_of, read=str, check=is_country),
            column("subdivision", check=is_subdivision),
            column("kind", "type_en"),
            column("office", "consular_office", refers_to=ConsularOffice),
        ),
    ),
    Table(
        "reintegration_agencies.csv",
        Agency,
        key=("code",),
        columns=(column("code"), column("name_es"), column("name_en"), column("source")),
    ),
    Table(
        "reintegration_agencies.csv",
        ServiceLine,
        key=("agency", "code"),
        each="service_lines",
        columns=(column("agency", "code", refers_to=Agency), column("code", "service_lines")),
    ),
)
