"""Who may do what on the map."""

from typing import Any

from consulates.enums import Role

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
