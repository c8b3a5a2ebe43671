"""The queue of the office: who waits, in the order of help; and handing several of them to one officer."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cases.filters import CaseFilter
from cases.forms.staff import AssignForm
from cases.models import Case
from cases.operations.work import assign_case
from cases.queries.keyset import PAGE_SIZE, count_of
from cases.queries.queue import CASE_ORDER, queue_row, with_rows_data
from cases.rules.access import may_see_cases
from consulates.enums import Role
from consulates.rules import has_role
from repatriation.common.refusals import NotAllowed, Refusal


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    if not may_see_cases(request.user):
        raise NotAllowed
    narrowed = CaseFilter(request.GET, Case.objects.visible_to(request.user), request=request)
    cases, at = narrowed.qs, timezone.now()
    page = CASE_ORDER.page(
        with_rows_data(cases), after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    context = {
        "filter": narrowed,
        "rows": [queue_row(case, at=at) for case in page.rows],
        "page": page,
        "count": count_of(cases),
        "assign_form": _assign_form(request),
    }
    return render(request, "cases/queue.html", context)


@require_POST
def assign_many(request: HttpRequest) -> HttpResponse:
    """The cases that were ticked go to one officer, all or none."""
    form = _assign_form(request)
    if form is None:
        raise NotAllowed
    ticked = request.POST.getlist("references")[:PAGE_SIZE]
    if not form.is_valid() or not ticked:
        raise Refusal(_("Marque los registros y elija a un funcionario."), status=400)
    _assign_all(request, ticked, form)
    return redirect("cases:queue")


@transaction.atomic
def _assign_all(request: HttpRequest, ticked: list[str], form: AssignForm) -> None:
    cases = list(Case.objects.visible_to(request.user).filter(reference__in=ticked).order_by("id"))
    for case in cases:
        assign_case(case, officer=form.cleaned_data["officer"], by=request.user, at=timezone.now())
    sentence = ngettext("%(number)s registro asignado.", "%(number)s registros asignados.", len(cases))
    messages.success(request, sentence % {"number": len(cases)})


def _assign_form(request: HttpRequest) -> AssignForm | None:
    """Only the head of an office gets one."""
    if not has_role(request.user, Role.HEAD):
        return None
    return AssignForm(request.POST or None, office=request.user.office)  # type: ignore[union-attr]
