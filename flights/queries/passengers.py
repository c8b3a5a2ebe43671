"""Who is to fly on a leg as of now, as manifest entries; and what differs between two versions."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch

from cases.enums import DocumentKind, Purpose
from cases.models import CaseMember, Consent, IdentityDocument
from flights.enums import OfferState
from flights.models import Leg, ManifestEntry, SeatOffer
from flights.queries.waiting import leg_values, local_day, traveller

ABOARD = [OfferState.ACCEPTED, OfferState.BOARDED]
BEST_FIRST = [DocumentKind.PASSPORT, DocumentKind.TRAVEL_CERTIFICATE, DocumentKind.NATIONAL_ID]
COPIED = (
    "reference", "given_names", "surnames", "born_on", "sex", "nationality", "document", "document_number", "special",
)  # fmt: skip


@dataclass(frozen=True)
class Differences:
    """Members by id: who came, who left, and whose entry reads differently."""

    added: frozenset[int]
    removed: frozenset[int]
    changed: frozenset[int]


def passengers(leg: Leg) -> list[ManifestEntry]:
    """Unsaved entries, families together. Nobody in danger, and nobody without consent where the list is shared."""
    members = [member for offer in _offers(leg) for member in offer.case.members.all()]
    day = local_day(leg.departs_at, leg.origin.timezone)
    return [_entry(leg, member, position, day) for position, member in enumerate(members, start=1)]


def _offers(leg: Leg) -> list[SeatOffer]:
    wanted = [Purpose.RETURN, *([Purpose.COUNTERPART] if leg_values(leg).shares_list else [])]
    offers = SeatOffer.objects.filter(leg=leg, state__in=ABOARD, case__in_danger=False)
    for purpose in wanted:
        live = Consent.objects.filter(case=OuterRef("case"), purpose=purpose, withdrawn_at=None)
        offers = offers.filter(Exists(live))
    papers = Prefetch("person__documents", IdentityDocument.objects.filter(kind__in=BEST_FIRST).order_by("pk"))
    members = CaseMember.objects.select_related("person").prefetch_related(papers).order_by("position", "pk")
    return list(offers.order_by("case__reference").select_related("case").prefetch_related(
        Prefetch("case__members", members)
    ))  # fmt: skip


def _entry(leg: Leg, member: CaseMember, position: int, day: date) -> ManifestEntry:
    person, paper = member.person, _paper(member)
    states = person.nationalities
    return ManifestEntry(
        case_id=member.case_id, member=member, position=position, reference=member.case.reference,
        given_names=person.given_names, surnames=person.surnames, born_on=person.born_on, sex=person.sex,
        nationality=leg.carries if leg.carries in states else (states or [""])[0],
        document=paper.kind if paper else "", document_number=paper.number if paper else "",
        special=special(member, day),
    )  # fmt: skip


def _paper(member: CaseMember) -> IdentityDocument | None:
    """The passport before other papers, and the one that holds longest."""
    papers = list(member.person.documents.all())
    longest = sorted(papers, key=lambda paper: paper.expires_on or date.max, reverse=True)
    return min(longest, key=lambda paper: BEST_FIRST.index(DocumentKind(paper.kind)), default=None)


def special(member: CaseMember, day: date) -> str:
    """IATA codes of what the carrier prepares: wheelchair, stretcher, infant."""
    who = traveller(member.person.born_on, member.relation, member.needs_wheelchair, member.needs_stretcher)
    codes = {"STCR": who.stretcher, "WCHR": who.wheelchair and not who.stretcher, "INFT": who.may_ride_on_lap(day)}
    return " ".join(code for code, holds in codes.items() if holds)


def fingerprint(entries: Iterable[ManifestEntry]) -> str:
    """SHA-256 of what the entries say, in their order."""
    lines = [[_plain(entry, name) for name in COPIED] for entry in entries]
    return hashlib.sha256(json.dumps(lines, ensure_ascii=False).encode()).hexdigest()


def differences(older: Iterable[ManifestEntry], newer: Iterable[ManifestEntry]) -> Differences:
    before = {entry.member_id: [_plain(entry, name) for name in COPIED] for entry in older}
    after = {entry.member_id: [_plain(entry, name) for name in COPIED] for entry in newer}
    both = before.keys() & after.keys()
    return Differences(
        added=frozenset(after.keys() - before.keys()),
        removed=frozenset(before.keys() - after.keys()),
        changed=frozenset(member for member in both if before[member] != after[member]),
    )


def _plain(entry: ManifestEntry, name: str) -> str:
    value = getattr(entry, name)
    return str(value or "")
