"""Registrations that repeat an earlier one, as the office and as the household may read of them."""

from typing import Any

from cases.models import Case, Repeat
from cases.rules.access import may_work


def repeat_to_settle(case: Case, user: Any) -> dict[str, Any] | None:
    """What stands between this registration and the waiting list; the earlier one by number only where it is hidden."""
    repeat = Repeat.objects.open().of(case).select_related("earlier__office").defer("earlier__secret").first()
    if repeat is None:
        return None
    is_visible = Case.objects.visible_to(user).filter(pk=repeat.earlier_id).exists()
    return {"repeat": repeat, "is_visible": is_visible, "may_settle": may_work(case, user)}


def repeated_by(case: Case, user: Any) -> list[Case]:
    """The later registrations that wait for it to be decided whether they are this household."""
    open_ones = Repeat.objects.open().filter(earlier=case)
    later = Case.objects.visible_to(user).filter(pk__in=open_ones.values("case"))
    return list(later.defer("secret").order_by("pk"))


def repeat_told_to(case: Case) -> Repeat | None:
    """The newest one that the household of the first registration may know of."""
    told = Repeat.objects.open().filter(earlier=case, is_told=True, denied_at=None)
    return told.select_related("case__office", "earlier__office").order_by("-found_at", "-pk").first()
