"""Referrals as the agency and the office read them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Case as Choice
from django.db.models import F, IntegerField, When

from cases.enums import ReferralState
from cases.lifecycles import REFERRAL_LIFECYCLE
from cases.models import Referral, ReferralMove, ReferralUpdate
from cases.queries.buttons import Button, moves
from cases.queries.clocks import due_level, due_words
from cases.rules.service_lines import service_words

OPEN = (ReferralState.DRAFT, ReferralState.SENT, ReferralState.ACCEPTED, ReferralState.IN_PROGRESS)
SEALED = ("case__secret", "case__address", "case__danger_reason")


@dataclass(frozen=True)
class ReferralRow:
    """One line of the list; the clock runs until the agency has answered."""

    referral: Referral
    service: str
    clock: str
    level: str


def chosen(referrals: Any, state: str) -> Any:
    """The open ones, those of one state, or all; still unanswered first, the longest due on top."""
    if state in ReferralState.values:
        referrals = referrals.filter(state=state)
    elif state != "all":
        referrals = referrals.filter(state__in=OPEN)
    unanswered = Choice(When(state=ReferralState.SENT, then=0), default=1, output_field=IntegerField())
    return (
        referrals.select_related("person", "line__agency", "case")
        .defer("what", *SEALED)
        .order_by(unanswered, F("answer_due_at").asc(nulls_last=True), "id")
    )


def referral_rows(referrals: Any, *, at: datetime) -> list[ReferralRow]:
    return [_row(referral, at=at) for referral in referrals]


def _row(referral: Referral, *, at: datetime) -> ReferralRow:
    service = service_words(referral.line.code)
    if referral.state != ReferralState.SENT or referral.answer_due_at is None:
        return ReferralRow(referral, service, "", "")
    words = due_words(referral.answer_due_at, at=at, zone=settings.HOME_TIME_ZONE)
    return ReferralRow(referral, service, words, due_level(referral.answer_due_at, at=at))


def referral_page(referral: Referral, *, at: datetime) -> dict[str, Any]:
    """The person, how to reach them, what is asked and what was answered: nothing else of the case."""
    moved = ReferralMove.objects.filter(thing=referral).select_related("by").order_by("at", "id")
    return {
        "referral": referral,
        "row": _row(referral, at=at),
        "contact": {"name": referral.case.contact_name, "phone": referral.case.phone, "email": referral.case.email},
        "age": referral.person.age_on(at.date()),
        "updates": ReferralUpdate.objects.filter(referral=referral).select_related("by").order_by("at", "id"),
        "moved": [(move, ReferralState(move.target).label) for move in moved],
        "zone": settings.HOME_TIME_ZONE,
    }


def answers(referral: Referral, user: Any) -> list[Button]:
    """What the agency's officer can say now."""
    return moves(REFERRAL_LIFECYCLE, referral, user, "accept", "start", "complete", "decline")
