"""The map on the staff site: its lists and forms."""

from consulates.admin.accounts import AccountAdmin
from consulates.admin.permissions import ByRole, InlineByRole, ReadOnlyRecords, nobody
from consulates.admin.reference import (
    AgencyAdmin,
    AirportAdmin,
    CrossingAdmin,
    FacilityAdmin,
    JurisdictionAdmin,
    OfficeAdmin,
)

__all__ = [
    "AccountAdmin",
    "AgencyAdmin",
    "AirportAdmin",
    "ByRole",
    "CrossingAdmin",
    "FacilityAdmin",
    "InlineByRole",
    "JurisdictionAdmin",
    "OfficeAdmin",
    "ReadOnlyRecords",
    "nobody",
]
