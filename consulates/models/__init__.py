"""What the map stores."""

from consulates.models.agencies import Agency, ServiceLine
from consulates.models.notices import Notice, NoticeMove
from consulates.models.offices import ConsularOffice, Jurisdiction
from consulates.models.places import Airport, BorderCrossing, DetentionFacility
from consulates.models.staff import User

__all__ = [
    "Agency",
    "Airport",
    "BorderCrossing",
    "ConsularOffice",
    "DetentionFacility",
    "Jurisdiction",
    "Notice",
    "NoticeMove",
    "ServiceLine",
    "User",
]
