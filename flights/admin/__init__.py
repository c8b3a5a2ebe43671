"""The movement's records on the staff site; only agreements are written here, by planners."""

from flights.admin.records import (
    AgreementAdmin,
    ApprovalAdmin,
    LegAdmin,
    ManifestAdmin,
    OfferAdmin,
    PermitAdmin,
    RotationAdmin,
    RunAdmin,
)

__all__ = [
    "AgreementAdmin",
    "ApprovalAdmin",
    "LegAdmin",
    "ManifestAdmin",
    "OfferAdmin",
    "PermitAdmin",
    "RotationAdmin",
    "RunAdmin",
]
