"""A registration as its household reaches and reads it: by reference and secret, all of it or nothing."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from django.utils.translation import gettext as _

from cases.enums import Actor, CaseState, Clock
from cases.models import Case, CaseEvent, CaseMember, FollowUp, Representative, ReviewRequest
from cases.rules.sentences import sentence
from repatriation.common.fields import blind_index
from repatriation.common.references import parse_reference, parse_secret

EVENTS_SHOWN = 40
LETTER = "message_queued"
# The clocks whose end a household may count on.
TOLD_CLOCKS = (Clock.TIER_ONE, Clock.TRIAGE, Clock.STILL_IN_NEED, Clock.REVIEW)


def case_of_household(reference: str, secret: str) -> Case | None:
    """One look-up by the secret's blind index whatever was given: a wrong answer takes as long as a right one."""
    index = blind_index(parse_secret(secret) or "none", "secret")
    found = Case.objects.filter(secret_index=index).select_related("office", "repeat__earlier__office").first()
    given, known = parse_reference(reference) or "", found.reference if found else "none"
    return joined(found) if hmac.compare_digest(given.encode(), known.encode()) else None


def joined(case: Case | None) -> Case | None:
    """The registration that this one was joined to, else itself: every receipt leads to the one that is left."""
    return case.repeat.earlier if case and case.state == CaseState.MERGED else case


def case_of_draft(token: UUID) -> Case | None:
    """The registration that a draft became."""
    return Case.objects.filter(draft_token=token).select_related("office").first()


@dataclass(frozen=True)
class Step:
    """What happened at one moment: its lines, and whether the household was also written to about it."""

    at: datetime
    lines: list[str]
    is_told: bool


@dataclass(frozen=True)
class OwnPage:
    """What the household reads, beside the case itself; events from the oldest."""

    events: list[CaseEvent]
    members: list[CaseMember]
    due: dict[str, datetime]
    review: ReviewRequest | None
    is_represented: bool


def own_page(case: Case) -> OwnPage:
    latest = case.events.for_household().order_by("-at", "-id")[:EVENTS_SHOWN]
    clocks = FollowUp.objects.open().filter(case=case, clock__in=TOLD_CLOCKS).order_by("due_at", "id")
    return OwnPage(
        events=list(latest)[::-1],
        members=list(case.members.select_related("person").order_by("position", "id")),
        due=dict(clocks.values_list("clock", "due_at")),
        review=case.reviews.order_by("-asked_at", "-id").first(),
        is_represented=Representative.objects.filter(case=case).exists(),
    )


def steps(events: Iterable[CaseEvent]) -> list[Step]:
    """What happened in one act is one step. A letter about what the step says already is no line of its own."""
    return [_step(at, list(group)) for at, group in groupby(events, key=attrgetter("at"))]


def _step(at: datetime, events: list[CaseEvent]) -> Step:
    news = [event for event in events if event.code != LETTER]
    lines = [sentence(event) for event in news or events]
    return Step(at, list(dict.fromkeys(lines)), bool(news) and len(news) < len(events))


def just_done(case: Case, events: list[CaseEvent]) -> list[str]:
    """What the household's last act changed, and what that did to its order."""
    own = [event.at for event in events if event.actor == Actor.HOUSEHOLD]
    act = [event for event in events if own and event.at == own[-1] and event.code != LETTER]
    stays = _("Su grupo de atención sigue siendo el %(tier)s de 5.") % {"tier": case.tier}
    moved = any("was" in event.values for event in act)
    may_move = any(event.code in MAY_MOVE for event in act)
    lines = [sentence(event) for event in act if event.code != "triaged" or "was" in event.values]
    return [f"{line}." for line in lines] + ([stays] if may_move and not moved else [])


# Acts of a household after which its order is computed anew.
MAY_MOVE = ("household_corrected", "person_added", "person_removed")
