"""One thing of every kind that has states, in any of them, and the people who may act on it."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from cases.enums import CaseKind
from cases.lifecycles import (
    DETAINED,
    DUPLICATE_LIFECYCLE,
    MERGE_LIFECYCLE,
    OVERRIDE_LIFECYCLE,
    REFERRAL_LIFECYCLE,
    RETURNEE,
    STRANDED,
    UPLOAD_LIFECYCLE,
    VISIT_LIFECYCLE,
)
from cases.models import (
    ConsularVisit,
    Detention,
    DuplicateCandidate,
    PersonMerge,
    Referral,
    TierOverride,
    Upload,
)
from consulates.lifecycles import NOTICE_LIFECYCLE
from consulates.models import Notice
from flights.lifecycles import MANIFEST_LIFECYCLE, OFFER_LIFECYCLE, PERMIT_LIFECYCLE, ROTATION_LIFECYCLE
from flights.models import Manifest, SeatOffer
from tests import makers
from tests.makers import NOW

LIFECYCLES = {
    "notice": NOTICE_LIFECYCLE,
    "stranded": STRANDED,
    "detained": DETAINED,
    "returnee": RETURNEE,
    "override": OVERRIDE_LIFECYCLE,
    "visit": VISIT_LIFECYCLE,
    "referral": REFERRAL_LIFECYCLE,
    "upload": UPLOAD_LIFECYCLE,
    "duplicate": DUPLICATE_LIFECYCLE,
    "merge": MERGE_LIFECYCLE,
    "rotation": ROTATION_LIFECYCLE,
    "permit": PERMIT_LIFECYCLE,
    "offer": OFFER_LIFECYCLE,
    "manifest": MANIFEST_LIFECYCLE,
}


@dataclass
class World:
    """Who and what everything hangs from."""

    office: object
    officer: object
    head: object
    planner: object
    approver: object
    doctor: object
    auditor: object

    def people(self):
        return [None, self.officer, self.head, self.planner, self.approver, self.doctor]

    def who_may(self, transition, thing):
        return next(person for person in self.people() if transition.rule(thing, person))


@pytest.fixture
def world(office, officer, head, planner, approver):
    doctor = makers.user("doctor", "agency", agency=makers.agency())
    return World(office, officer, head, planner, approver, doctor, makers.user("auditor", "auditor"))


def make(kind, state, world):
    return MAKERS[kind](state, world)


def _case(kind):
    return lambda state, world: makers.case(world.office, kind=kind, state=state)


def _override(state, world):
    case = makers.case(world.office)
    return TierOverride.objects.create(
        case=case, tier=2, reason="motivo", state=state, state_since=NOW, proposed_by=world.officer
    )


def _visit(state, world):
    case = makers.case(world.office, kind=CaseKind.DETAINED, state="located")
    detention = Detention.objects.create(case=case, detained_since=NOW.date(), notified_by="ICE", notified_at=NOW)
    return ConsularVisit.objects.create(
        detention=detention, case=case, state=state, state_since=NOW, requested_by=world.officer, requested_at=NOW
    )


def _referral(state, world):
    case = makers.case(world.office, state="returned")
    return Referral.objects.create(
        case=case, person=case.members.get().person, line=world.doctor.agency.service_lines.get(), what="consulta",
        state=state, state_since=NOW, by=world.planner,
    )  # fmt: skip


def _upload(state, world):
    return Upload.objects.create(
        case=makers.case(world.office), number=1, kind="passport", size=9, fingerprint="0" * 64, key="k", state=state,
        state_since=NOW, sent_at=NOW, media_type="application/pdf", fault="office",
    )  # fmt: skip


def _duplicate(state, world):
    first, second = (makers.case(world.office).members.get().person for _side in range(2))
    return DuplicateCandidate.objects.create(
        first=first, second=second, state=state, state_since=NOW, found_at=NOW, bits=40, posterior=0.99,
        rules_version="1",
    )  # fmt: skip


def _merge(state, world):
    pair = _duplicate("same", world)
    return PersonMerge.objects.create(
        kept=pair.first, absorbed=pair.second, candidate=pair, state=state, state_since=NOW, by=world.officer, at=NOW,
        reason="motivo",
    )  # fmt: skip


def _leg(world):
    return makers.leg(makers.rotation(world.planner))


def _permit(state, world):
    permit = makers.permit(_leg(world), state="needed")
    permit.number, permit.valid_until, permit.state = "P-1", NOW + timedelta(days=9), state
    permit.pk = None
    permit.kind = "departure"
    permit.save(force_insert=True)
    return permit


def _offer(state, world):
    return SeatOffer.objects.create(
        case=makers.case(world.office), leg=_leg(world), seats=1, state=state, state_since=NOW, made_at=NOW,
        answer_by=NOW + timedelta(days=1), reason_code="ASSIGNED",
    )  # fmt: skip


def _manifest(state, world):
    return Manifest.objects.create(
        leg=_leg(world), version=1, state=state, state_since=NOW, people=0, households=0, fingerprint="0" * 64,
        by=world.planner, at=NOW,
    )  # fmt: skip


def _notice(state, world):
    return Notice.objects.create(
        title_es="T", body_es="C", title_en="T", body_en="B", signed_by="F", state=state, state_since=NOW, year=2026,
        number=Notice.objects.count() + 1, drafted_by=world.planner, published_by=world.approver, published_at=NOW,
    )  # fmt: skip


MAKERS = {
    "notice": _notice,
    "stranded": _case(CaseKind.STRANDED),
    "detained": _case(CaseKind.DETAINED),
    "returnee": _case(CaseKind.RETURNEE),
    "override": _override,
    "visit": _visit,
    "referral": _referral,
    "upload": _upload,
    "duplicate": _duplicate,
    "merge": _merge,
    "rotation": lambda state, world: makers.rotation(world.planner, state=state),
    "permit": _permit,
    "offer": _offer,
    "manifest": _manifest,
}
