"""The people's side of the desk, and the counts beside the navigation."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.text import capfirst

from cases.enums import CaseKind, ReferralState
from cases.models import Case, CaseMember, FollowUp, Referral
from cases.queries.queue import SEALED
from cases.rules.priority import factor_sentence
from cases.rules.service_lines import service_words
from consulates.enums import Role
from consulates.rules import has_role

ROWS = 10
AGENCY_WORKS_ON = [ReferralState.SENT, ReferralState.ACCEPTED, ReferralState.IN_PROGRESS]


@dataclass(frozen=True)
class Due:
    """One line of "first": what is due on whose case, and why that household comes early."""

    follow_up: FollowUp
    case: Case
    people: int
    reasons: list[str]

    @property
    def what(self) -> str:
        """What is to be done, as the word on a button; a question begins after its opening mark."""
        words = self.follow_up.note or self.follow_up.get_clock_display()
        return f"¿{capfirst(words[1:])}" if words.startswith("¿") else capfirst(words)


@dataclass(frozen=True)
class ReferralDue:
    """One referral that its agency must answer or finish."""

    referral: Referral
    service: str


def end_of_day(at: datetime, zone: str) -> datetime:
    """The last moment of the day that the wall clock in `zone` shows at `at`."""
    local = at.astimezone(ZoneInfo(zone))
    return datetime.combine(local.date() + timedelta(days=1), time.min, tzinfo=local.tzinfo)


def clocks_due(user: Any, *, at: datetime, until: datetime) -> dict[str, int]:
    """How many clocks are late, and how many more end by `until`."""
    clocks = FollowUp.objects.visible_to(user).open().filter(due_at__lt=until).order_by()
    return clocks.aggregate(late=Count("pk", filter=Q(due_at__lte=at)), today=Count("pk", filter=Q(due_at__gt=at)))


def first_due(user: Any) -> list[Due]:
    """The clocks of the user's reach that end first, or ended longest ago."""
    members = CaseMember.objects.filter(case=OuterRef("case")).order_by().values("case").annotate(people=Count("pk"))
    clocks = FollowUp.objects.visible_to(user).open().annotate(people=Coalesce(Subquery(members.values("people")), 0))
    sealed = (f"case__{field}" for field in SEALED)
    rows: Any = clocks.select_related("case__office").defer(*sealed).order_by("due_at", "id")[:ROWS]
    return [Due(row, row.case, row.people, [factor_sentence(factor) for factor in row.case.factors]) for row in rows]


def unread(user: Any) -> int:
    """Cases of the user's reach that no person has read."""
    return Case.objects.visible_to(user).open().filter(read_at__isnull=True).count()


def unread_cases(user: Any) -> QuerySet[Case]:
    """Cases that no person has read; only their office can, so nobody else is reminded."""
    return _own_cases(user).filter(read_at__isnull=True)


def open_detentions(user: Any) -> QuerySet[Case]:
    return _own_cases(user).filter(kind=CaseKind.DETAINED)


def unanswered_referrals(user: Any) -> QuerySet[Referral]:
    """What an agency has not answered yet."""
    referrals = Referral.objects.visible_to(user).filter(state=ReferralState.SENT)
    return referrals if has_role(user, Role.AGENCY) else referrals.none()


def referrals_counted(user: Any, *, at: datetime) -> dict[str, int]:
    """An agency's referrals: past their day, waiting for an answer, being worked on."""
    sent = Q(state=ReferralState.SENT)
    return (
        Referral.objects.visible_to(user)
        .order_by()
        .aggregate(
            late=Count("pk", filter=sent & Q(answer_due_at__lte=at)),
            sent=Count("pk", filter=sent),
            under_way=Count("pk", filter=Q(state__in=[ReferralState.ACCEPTED, ReferralState.IN_PROGRESS])),
        )
    )


def first_referrals(user: Any) -> list[ReferralDue]:
    """The referrals that an agency must answer or finish, the earliest day first."""
    referrals = Referral.objects.visible_to(user).filter(state__in=AGENCY_WORKS_ON)
    rows = referrals.select_related("person", "line").defer("what").order_by("answer_due_at", "id")[:ROWS]
    return [ReferralDue(row, service_words(row.line.code)) for row in rows]


def _own_cases(user: Any) -> QuerySet[Case]:
    cases = Case.objects.visible_to(user).open()
    return cases if has_role(user, Role.OFFICER, Role.HEAD) else cases.none()
