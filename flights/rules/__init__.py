"""What is allowed in the movement, by when an offer is answered, and the words for each reason."""

from flights.rules.access import (
    may_answer_for,
    may_board,
    may_clear,
    may_count_counterpart,
    may_decide,
    may_handle_manifest,
    may_manage_permit,
    may_plan,
    may_see_agreements,
    may_see_flights,
    may_see_runs,
    may_withdraw_offer,
)

__all__ = [
    "may_answer_for",
    "may_board",
    "may_clear",
    "may_count_counterpart",
    "may_decide",
    "may_handle_manifest",
    "may_manage_permit",
    "may_plan",
    "may_see_agreements",
    "may_see_flights",
    "may_see_runs",
    "may_withdraw_offer",
]
