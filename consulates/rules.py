"""Who may do what on the map."""

from typing import TYPE_CHECKING, Any

from consulates.enums import Role

if TYPE_CHECKING:
    from consulates.models import Notice

MINISTRY = {Role.PLANNER, Role.APPROVER, Role.AUDITOR, Role.ADMINISTRATOR}


def has_role(user: Any, *roles: Role) -> bool:
    """Whether the user is a signed-in, active member of staff with one of the roles; None and anonymous have none."""
    return bool(getattr(user, "is_active", False)) and getattr(user, "role", "") in roles


def may_see_reference_data(user: Any) -> bool:
    return has_role(user, Role.OFFICER, Role.HEAD, *MINISTRY)


def may_change_reference_data(user: Any) -> bool:
    return has_role(user, Role.ADMINISTRATOR)


def may_manage_accounts(user: Any) -> bool:
    return has_role(user, Role.ADMINISTRATOR)


def may_draft_notices(user: Any) -> bool:
    return has_role(user, Role.PLANNER, Role.APPROVER, Role.ADMINISTRATOR)


def may_edit_notice(notice: "Notice", user: Any) -> bool:
    return may_draft_notices(user)


def may_publish_notice(notice: "Notice", user: Any) -> bool:
    """Who speaks for the ministry, and did not write the text."""
    return has_role(user, Role.APPROVER, Role.ADMINISTRATOR) and user.pk != notice.drafted_by_id
