"""Who is in custody, where, and what is due for each of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Min, Prefetch, Q

from cases.enums import CaseState
from cases.models import CaseMember, ConsularVisit, Detention, FollowUp
from cases.queries.clocks import Due, due
from consulates.models import DetentionFacility

IN_CUSTODY = (
    CaseState.REPORTED,
    CaseState.LOCATED,
    CaseState.NOT_FOUND,
    CaseState.ACKNOWLEDGED,
    CaseState.ASSISTED,
)


@dataclass(frozen=True)
class CustodyRow:
    """One line of the list."""

    detention: Detention
    case: Any
    name: str
    last_visit: ConsularVisit | None
    due: Due | None


def in_custody(detentions: Any) -> Any:
    """Open detentions, the one whose clock ends first on top."""
    first_due = Min("case__follow_ups__due_at", filter=Q(case__follow_ups__done_at__isnull=True))
    return (
        detentions.filter(case__state__in=IN_CUSTODY)
        .annotate(first_due=first_due)
        .select_related("facility", "case__office", "case__officer")
        .defer("alien_number", "case__secret", "case__address", "case__danger_reason")
        .order_by(F("first_due").asc(nulls_last=True), "id")
    )


def rows(detentions: Any, *, at: datetime) -> list[CustodyRow]:
    members = CaseMember.objects.select_related("person").defer("health_note").order_by("position", "id")
    clocks = FollowUp.objects.open().order_by("due_at", "id")
    visits = ConsularVisit.objects.defer("findings").order_by("-requested_at", "-id")
    found = detentions.prefetch_related(
        Prefetch("case__members", members),
        Prefetch("case__follow_ups", clocks, to_attr="open_clocks"),
        Prefetch("visits", visits),
    )
    return [_row(detention, at=at) for detention in found]


def _row(detention: Any, *, at: datetime) -> CustodyRow:
    case, members, visits = detention.case, list(detention.case.members.all()), list(detention.visits.all())
    return CustodyRow(
        detention=detention,
        case=case,
        name=members[0].person.full_name if members else case.contact_name,
        last_visit=visits[0] if visits else None,
        due=due(case.open_clocks[0], at=at, zone=case.office.timezone) if case.open_clocks else None,
    )


def facilities(detentions: Any) -> Any:
    """Where ours are held, the fullest first, with how many."""
    inside = Count("detentions", filter=Q(detentions__in=detentions.filter(case__state__in=IN_CUSTODY)))
    return DetentionFacility.objects.annotate(inside=inside).filter(inside__gt=0).order_by("-inside", "name", "id")[:12]
