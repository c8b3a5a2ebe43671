"""What a merge of two persons means for flights: all rows stay, and who flew beside somebody is somebody else."""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from cases.rules.merging import Fate, declare
from cases.signals import person_merging
from flights.enums import OfferState
from flights.models import SeatOffer
from repatriation.common.refusals import Refusal

# A list of passengers and a scan at the gate say what was; offers and plans are of households.
declare(
    cases=dict.fromkeys(["flights.Placement.case", "flights.SeatOffer.case", "flights.ManifestEntry.case"], Fate.KEPT),
    members=dict.fromkeys(["flights.BoardingScan.member", "flights.ManifestEntry.member"], Fate.KEPT),
)


@receiver(person_merging)
def refuse_two_places(sender: Any, theirs: list[Case], others: list[Case], **_more: Any) -> None:
    ours, live = SeatOffer.objects.filter(case__in=theirs), SeatOffer.objects.live()
    if live.filter(case__in=theirs).exists() and live.filter(case__in=others).exists():
        raise Refusal(_("Las dos tienen una oferta o un asiento: retire primero uno de los dos."))
    aboard = SeatOffer.objects.filter(case__in=others, state=OfferState.BOARDED)
    if aboard.filter(leg__in=ours.filter(state=OfferState.BOARDED).values("leg")).exists():
        raise Refusal(_("Las dos embarcaron en el mismo vuelo: son dos personas."))
