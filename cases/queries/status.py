"""A registration as its household reaches and reads it: by reference and secret, all of it or nothing."""

import hmac
from dataclasses import dataclass
from uuid import UUID

from cases.models import Case, CaseEvent
from repatriation.common.fields import blind_index
from repatriation.common.references import parse_reference, parse_secret

EVENTS_SHOWN = 40


def case_of_household(reference: str, secret: str) -> Case | None:
    """One look-up by the secret's blind index whatever was given: a wrong answer takes as long as a right one."""
    index = blind_index(parse_secret(secret) or "none", "secret")
    found = Case.objects.filter(secret_index=index).select_related("office").first()
    given, known = parse_reference(reference) or "", found.reference if found else "none"
    return found if hmac.compare_digest(given.encode(), known.encode()) else None


def case_of_draft(token: UUID) -> Case | None:
    """The registration that a draft became."""
    return Case.objects.filter(draft_token=token).select_related("office").first()


@dataclass(frozen=True)
class OwnPage:
    """What the household reads, beside the case itself: events from the oldest, the names of its people."""

    events: list[CaseEvent]
    names: list[str]


def own_page(case: Case) -> OwnPage:
    latest = case.events.for_household().order_by("-at", "-id")[:EVENTS_SHOWN]
    members = case.members.select_related("person").order_by("position", "id")
    return OwnPage(events=list(latest)[::-1], names=[member.person.full_name for member in members])
