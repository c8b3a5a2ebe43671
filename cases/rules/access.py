"""Who may do what with a case and what hangs from it; `user` None is the household itself or the clock."""

from typing import TYPE_CHECKING, Any

from consulates.enums import Role
from consulates.rules import has_role

if TYPE_CHECKING:
    from cases.models import (
        Case,
        ConsularVisit,
        Detention,
        DuplicateCandidate,
        PersonMerge,
        Referral,
        TierOverride,
        Upload,
    )


def may_see_cases(user: Any) -> bool:
    return has_role(user, Role.OFFICER, Role.HEAD, Role.PLANNER, Role.APPROVER, Role.AUDITOR)


def may_work(case: "Case", user: Any) -> bool:
    """The officers of the office that has the case."""
    return has_role(user, Role.OFFICER, Role.HEAD) and user.office_id == case.office_id


def may_work_detention(thing: "Case | ConsularVisit | Detention", user: Any) -> bool:
    """The same for what hangs from a case, and for a case itself."""
    case: Case = getattr(thing, "case", thing)  # type: ignore[arg-type]
    return may_work(case, user)


def may_assign(case: "Case", user: Any) -> bool:
    return has_role(user, Role.HEAD) and user.office_id == case.office_id


def is_second_person(override: "TierOverride", user: Any) -> bool:
    """A head of the same office who is not the one that proposed the override."""
    return (
        has_role(user, Role.HEAD) and user.office_id == override.case.office_id and user.pk != override.proposed_by_id
    )


def may_receive(user: Any) -> bool:
    """Who works at the reception desk at home: the ministry's planners, and officers for their own cases."""
    return has_role(user, Role.PLANNER, Role.OFFICER, Role.HEAD)


def may_support(case: "Case", user: Any) -> bool:
    """Who stands by the returned: the ministry's planners at home, and the office that has the case."""
    return has_role(user, Role.PLANNER) or may_work(case, user)


def may_send_referral(referral: "Referral", user: Any) -> bool:
    return may_support(referral.case, user)


def may_answer_referral(referral: "Referral", user: Any) -> bool:
    """The officers of the agency that the referral was sent to."""
    return has_role(user, Role.AGENCY) and user.agency_id == referral.line.agency_id


def may_see_referrals(user: Any) -> bool:
    return has_role(user, Role.AGENCY) or may_see_cases(user)


def may_work_upload(upload: "Upload", user: Any) -> bool:
    return may_work(upload.case, user)


def may_remove_upload(upload: "Upload", user: Any) -> bool:
    """The household itself, as long as nobody of the office has looked at the document."""
    return user is None and upload.seen_at is None


def may_settle_duplicates(thing: "DuplicateCandidate | PersonMerge | None", user: Any) -> bool:
    """Offices and the ministry's planners; which pairs they may settle, the query set says: those they see both of."""
    return has_role(user, Role.OFFICER, Role.HEAD, Role.PLANNER)
