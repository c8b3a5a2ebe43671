"""Who may do what with flights, and when a gate is open."""

from typing import TYPE_CHECKING, Any

from cases.rules.access import may_work
from consulates.enums import Role
from consulates.rules import has_role

if TYPE_CHECKING:
    from flights.models import Leg, Manifest, Permit, Rotation, SeatOffer


def may_see_flights(user: Any) -> bool:
    return has_role(user, Role.PLANNER, Role.APPROVER, Role.AUDITOR, Role.OFFICER, Role.HEAD, Role.LIAISON)


def may_see_agreements(user: Any) -> bool:
    return has_role(user, Role.PLANNER, Role.APPROVER, Role.AUDITOR, Role.LIAISON)


def may_see_runs(user: Any) -> bool:
    return has_role(user, Role.PLANNER, Role.APPROVER, Role.AUDITOR)


def may_plan(thing: Any, user: Any) -> bool:
    return has_role(user, Role.PLANNER)


def may_decide(rotation: "Rotation", user: Any) -> bool:
    """An approver who submitted nothing of what is decided."""
    return (
        has_role(user, Role.APPROVER) and not rotation.approvals.filter(decision="pending", submitted_by=user).exists()
    )


def may_clear(rotation: "Rotation", user: Any) -> bool:
    return has_role(user, Role.PLANNER)


def may_manage_permit(permit: "Permit", user: Any) -> bool:
    """Planners, and the liaison of the state whose authority it is."""
    return has_role(user, Role.PLANNER) or (has_role(user, Role.LIAISON) and user.country == permit.country)


def may_board(thing: Any, user: Any) -> bool:
    """Who works at a gate: planners, and officers of any office."""
    return has_role(user, Role.PLANNER, Role.OFFICER, Role.HEAD)


def may_answer_for(offer: "SeatOffer", user: Any) -> bool:
    """The household itself (None), or an officer of its office who was told the answer; planners may not."""
    return user is None or may_work(offer.case, user)


def may_withdraw_offer(offer: "SeatOffer", user: Any) -> bool:
    """Planners, and the clock when a leg no longer flies."""
    return user is None or has_role(user, Role.PLANNER)


def may_handle_manifest(manifest: "Manifest", user: Any) -> bool:
    return has_role(user, Role.PLANNER)


def may_count_counterpart(leg: "Leg", user: Any) -> bool:
    """Who works at a gate, and the liaison of the state whose nationals the leg carries."""
    return may_board(leg, user) or (has_role(user, Role.LIAISON) and user.country == leg.carries)
