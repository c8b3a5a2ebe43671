"""What the movement stores."""

from flights.models.agreements import LedgerCorrection, ReciprocityAgreement
from flights.models.boarding import Arrival, BoardingScan, CounterpartCount
from flights.models.manifests import Manifest, ManifestEntry, ManifestMove
from flights.models.offers import OfferMove, SeatOffer
from flights.models.permits import Approval, Permit, PermitMove
from flights.models.rotations import Leg, Rotation, RotationMove
from flights.models.runs import AllocationRun, Placement

__all__ = [
    "AllocationRun",
    "Approval",
    "Arrival",
    "BoardingScan",
    "CounterpartCount",
    "LedgerCorrection",
    "Leg",
    "Manifest",
    "ManifestEntry",
    "ManifestMove",
    "OfferMove",
    "Permit",
    "PermitMove",
    "Placement",
    "ReciprocityAgreement",
    "Rotation",
    "RotationMove",
    "SeatOffer",
]
