"""What the desk and the navigation ask, each within the reach of the user."""

from typing import Any

from django.db.models import QuerySet

from cases.enums import CaseKind, ReferralState
from cases.models import Case, Referral
from consulates.enums import Role
from consulates.rules import has_role


def unread_cases(user: Any) -> QuerySet[Case]:
    """Cases that no person has read; only their office can, so nobody else is reminded."""
    return _own_cases(user).filter(read_at__isnull=True)


def open_detentions(user: Any) -> QuerySet[Case]:
    return _own_cases(user).filter(kind=CaseKind.DETAINED)


def unanswered_referrals(user: Any) -> QuerySet[Referral]:
    """What an agency has not answered yet."""
    referrals = Referral.objects.visible_to(user).filter(state=ReferralState.SENT)
    return referrals if has_role(user, Role.AGENCY) else referrals.none()


def _own_cases(user: Any) -> QuerySet[Case]:
    cases = Case.objects.visible_to(user).open()
    return cases if has_role(user, Role.OFFICER, Role.HEAD) else cases.none()
