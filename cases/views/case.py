"""The page of one case: what is known, what is due, and the acts that are open to who looks."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.forms.detention import EndForm, FindingsForm, LocateForm, VisitDayForm
from cases.forms.staff import (
    AssignForm,
    FollowUpForm,
    NeedsForm,
    NoteForm,
    OverrideForm,
    ReasonForm,
    ReferForm,
    StaffForm,
)
from cases.models import Case, ConsularVisit
from cases.queries.buttons import Button, case_buttons
from cases.queries.case_page import case_of, is_at_home, shown
from cases.rules.access import may_assign, may_support, may_work
from cases.tabs import STAFF_PANELS, Panel
from repatriation.common.refusals import NotAllowed


@require_safe
def case(request: HttpRequest, reference: str) -> HttpResponse:
    """Looking is not reading: that is an act of its own."""
    found, at = find_case(request, reference), timezone.now()
    read = shown(found, request.user, at=at, whole="timeline" in request.GET)
    context = {
        "case": found,
        **read,
        "buttons": [(button, reason_form(button)) for button in case_buttons(found, request.user)],
        "forms": forms_of(found, request.user),
        "visits": _visits(read["custody"], found.office.timezone),
        "panels": [(panel, _rendered(panel, found, request, at)) for panel in STAFF_PANELS],
    }
    return render(request, "cases/case.html", context)


def _rendered(panel: Panel, case: Case, request: HttpRequest, at: datetime) -> str:
    return render_to_string(panel.template, {"case": case, **panel.context(case, request.user, at)}, request)


def find_case(request: HttpRequest, reference: str) -> Case:
    visible: QuerySet[Case] = case_of(Case.objects.visible_to(request.user))
    return get_object_or_404(visible, reference=reference)


def case_to_work(request: HttpRequest, reference: str) -> Case:
    """The case, for an act on it."""
    found = find_case(request, reference)
    if not may_work(found, request.user):
        raise NotAllowed
    return found


def forms_of(case: Case, user: Any) -> dict[str, Any]:
    """The empty forms of the page, one for each act that is open; None where it is not."""
    works, supports = may_work(case, user), may_support(case, user) and is_at_home(case)
    return {
        "assign": AssignForm(office=case.office) if may_assign(case, user) else None,
        "note": NoteForm() if works else None,
        "follow_up": FollowUpForm(zone=case.office.timezone) if works else None,
        "override": OverrideForm() if works else None,
        "needs": NeedsForm(case=case) if supports else None,
        "refer": ReferForm(case=case) if supports else None,
        "locate": LocateForm(office=case.office),
        "release": EndForm(auto_id="release_%s"),
        "remove": EndForm(auto_id="remove_%s"),
    }


def reason_form(button: Button) -> ReasonForm:
    return ReasonForm(action=button.action, is_needed=button.needs)


def visit_form(button: Button, visit: ConsularVisit, zone: str) -> StaffForm:
    """What an act on a visit asks for; the ids are apart from those of the other visits."""
    auto_id = f"{button.action}_{visit.pk}_%s"
    if button.action == "schedule":
        return VisitDayForm(zone=zone, auto_id=auto_id)
    if button.action == "do":
        return FindingsForm(auto_id=auto_id)
    return ReasonForm(is_needed=True, auto_id=auto_id)


def _visits(custody: dict[str, Any] | None, zone: str) -> list[Any]:
    if custody is None:
        return []
    return [
        (visit, [(button, visit_form(button, visit, zone)) for button in buttons])
        for visit, buttons in custody["visits"]
    ]
