"""The map on the staff site: its lists and forms."""

from consulates.admin.accounts import AccountAdmin
from consulates.admin.filters import CountriesInUse
from consulates.admin.jurisdictions import JurisdictionAdmin
from consulates.admin.notices import NoticeAdmin
from consulates.admin.permissions import ByRole, InlineByRole, ReadOnlyRecords, nobody
from consulates.admin.reference import (
    AgencyAdmin,
    AirportAdmin,
    CrossingAdmin,
    FacilityAdmin,
    OfficeAdmin,
)

__all__ = [
    "AccountAdmin",
    "AgencyAdmin",
    "AirportAdmin",
    "ByRole",
    "CountriesInUse",
    "CrossingAdmin",
    "FacilityAdmin",
    "InlineByRole",
    "JurisdictionAdmin",
    "NoticeAdmin",
    "OfficeAdmin",
    "ReadOnlyRecords",
    "nobody",
]
