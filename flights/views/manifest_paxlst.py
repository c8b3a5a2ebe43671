"""A manifest as the passenger list that carriers and border authorities take electronically (UN/EDIFACT PAXLST)."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django_countries import countries

from cases.enums import DocumentKind
from flights.enums import Mode
from flights.formats.paxlst import Birth, Call, Document, Flight, Passenger, PassengerList
from flights.formats.paxlst_faults import Unwritable
from flights.formats.paxlst_writing import Written, written_paxlst
from flights.models import Leg, Manifest, ManifestEntry
from flights.rules.paxlst_words import writing_sentence
from repatriation.common.refusals import Refusal

FLIES = frozenset([Mode.CHARTER, Mode.COMMERCIAL, Mode.MILITARY])
KINDS: dict[str, str] = {DocumentKind.PASSPORT: "P", DocumentKind.NATIONAL_ID: "I"}
MOST_SHOWN = 5


def manifest_paxlst(manifest: Manifest, user: Any, *, flight: str, recipient: str, at: datetime) -> Written:
    """The entries that this user may see, and the count of all; refused where the format can't carry them."""
    try:
        return written_paxlst(_passenger_list(manifest, user, flight=flight, recipient=recipient, at=at))
    except Unwritable as unwritable:
        raise Refusal(" ".join(writing_sentence(fault) for fault in unwritable.faults[:MOST_SHOWN])) from None


def _passenger_list(manifest: Manifest, user: Any, *, flight: str, recipient: str, at: datetime) -> PassengerList:
    entries = ManifestEntry.objects.visible_to(user).filter(manifest=manifest).order_by("position", "id")
    leg = Leg.objects.select_related("origin", "destination").get(pk=manifest.leg_id)
    return PassengerList(
        sender=settings.PAXLST_SENDER, recipient=recipient, reference=f"{manifest.pk}V{manifest.version}",
        prepared_at=_at_the_place(at, settings.HOME_TIME_ZONE), reporter=settings.MINISTRY_NAME,
        flights=(_flight(leg, flight),), passengers=tuple(_passenger(entry, leg) for entry in entries),
        counted=manifest.people,
    )  # fmt: skip


def _flight(leg: Leg, number: str) -> Flight:
    departs = _at_the_place(leg.departs_at, leg.origin.timezone)
    arrives = _at_the_place(leg.arrives_at, leg.destination.timezone)
    calls = (
        Call("125", leg.origin.code, departs_at=departs),
        Call("87", leg.destination.code, arrives_at=arrives),
    )
    return Flight(number=number, calls=calls)


def _at_the_place(moment: datetime, zone: str) -> datetime:
    """The wall clock there."""
    return timezone.localtime(moment, ZoneInfo(zone)).replace(tzinfo=None)


def _passenger(entry: ManifestEntry, leg: Leg) -> Passenger:
    born = entry.born_on
    return Passenger(
        surnames=entry.surnames, given_names=entry.given_names, sex=entry.sex,
        born=Birth(born.year, born.month, born.day) if born else None,
        nationality=countries.alpha3(str(entry.nationality)), embarks=leg.origin.code, debarks=leg.destination.code,
        references=(("AVF", entry.reference),), documents=_documents(entry),
    )  # fmt: skip


def _documents(entry: ManifestEntry) -> tuple[Document, ...]:
    """What is neither passport nor identity card stands in for them: F."""
    if not entry.document_number:
        return ()
    return (Document(kind=KINDS.get(entry.document, "F"), number=entry.document_number),)
