"""Compatriots in custody: the list with its clocks, the report, the consul's visits, and the end of custody."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.forms.detention import DetentionReportForm, EndForm, FindingsForm, LocateForm, VisitDayForm
from cases.forms.staff import ReasonForm
from cases.models import Case, ConsularVisit, Detention
from cases.operations import detention as custody
from cases.operations import visit as visits
from cases.queries.detentions import facilities, in_custody, rows
from cases.queries.keyset import PAGE_SIZE
from cases.queries.relative_reports import unread_reports
from cases.rules.access import may_see_cases, may_work
from cases.views.actions import ask_again, back_to
from cases.views.case import case_to_work
from consulates.models.staff import OFFICE_ROLES
from consulates.rules import has_role
from repatriation.common.refusals import NotAllowed


@require_safe
def detentions(request: HttpRequest) -> HttpResponse:
    """Those whose clock ends first come first."""
    if not may_see_cases(request.user):
        raise NotAllowed
    visible = Detention.objects.visible_to(request.user)
    page = Paginator(in_custody(visible), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": rows(page.object_list, at=timezone.now()),
        "facilities": facilities(visible),
        "unread_reports": unread_reports(request.user),
        "may_report": has_role(request.user, *OFFICE_ROLES),
    }
    return render(request, "cases/detentions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def report_detention(request: HttpRequest) -> HttpResponse:
    if not has_role(request.user, *OFFICE_ROLES):
        raise NotAllowed
    form = DetentionReportForm(request.POST or None, office=request.user.office)  # type: ignore[union-attr, arg-type]
    if not form.is_valid():
        return render(request, "cases/report_detention.html", {"form": form}, status=422 if form.is_bound else 200)
    case = custody.report_detention(form.given(), by=request.user, at=timezone.now())
    if not may_work(case, request.user):
        return redirect("cases:detentions")
    return back_to(case, request, _("Detención registrada."))


@require_POST
def locate(request: HttpRequest, reference: str) -> HttpResponse:
    case = case_to_work(request, reference)
    form = LocateForm(request.POST, office=case.office)
    if not form.is_valid():
        return ask_again(request, case, form, title=_("Ubicado"))
    custody.locate_detainee(case, facility=form.cleaned_data["facility"], by=request.user, at=timezone.now())
    return back_to(case, request, _("Persona ubicada."))


@require_POST
def request_visit(request: HttpRequest, reference: str) -> HttpResponse:
    case = case_to_work(request, reference)
    detention = get_object_or_404(Detention.objects.visible_to(request.user), case=case)
    visits.request_visit(detention, by=request.user, at=timezone.now())
    return back_to(case, request, _("Visita pedida."))


@require_POST
def schedule_visit(request: HttpRequest, pk: int) -> HttpResponse:
    visit, case = _visit_to_work(request, pk)
    form = VisitDayForm(request.POST, zone=case.office.timezone)
    if not form.is_valid():
        return ask_again(request, case, form, title=_("Programar la visita"))
    visits.schedule_visit(visit, **form.cleaned_data, by=request.user, at=timezone.now())
    return back_to(case, request, _("Visita programada."))


@require_POST
def do_visit(request: HttpRequest, pk: int) -> HttpResponse:
    visit, case = _visit_to_work(request, pk)
    form = FindingsForm(request.POST)
    if not form.is_valid():
        return ask_again(request, case, form, title=_("Visita realizada"))
    visits.do_visit(visit, **form.cleaned_data, by=request.user, at=timezone.now())
    return back_to(case, request, _("Visita anotada."))


@require_POST
def refuse_visit(request: HttpRequest, pk: int) -> HttpResponse:
    visit, case = _visit_to_work(request, pk)
    form = ReasonForm(request.POST, action="refuse", is_needed=True)
    if not form.is_valid():
        return ask_again(request, case, form, title=_("Visita negada"))
    visits.refuse_visit(visit, **form.cleaned_data, by=request.user, at=timezone.now())
    return back_to(case, request, _("Negativa anotada."))


@require_POST
def cancel_visit(request: HttpRequest, pk: int) -> HttpResponse:
    visit, case = _visit_to_work(request, pk)
    form = ReasonForm(request.POST, action="cancel", is_needed=True)
    if not form.is_valid():
        return ask_again(request, case, form, title=_("Cancelar la visita"))
    visits.cancel_visit(visit, **form.cleaned_data, by=request.user, at=timezone.now())
    return back_to(case, request, _("Visita cancelada."))


@require_POST
def release(request: HttpRequest, reference: str) -> HttpResponse:
    case = case_to_work(request, reference)
    form = EndForm(request.POST)
    if not form.is_valid():
        return ask_again(request, case, form, title=_("Liberado"))
    custody.release_detainee(case, **form.cleaned_data, by=request.user, at=timezone.now())
    return back_to(case, request, _("Liberación anotada."))


@require_POST
def remove(request: HttpRequest, reference: str) -> HttpResponse:
    """Leads to the case in which the person is awaited at home."""
    case = case_to_work(request, reference)
    form = EndForm(request.POST)
    if not form.is_valid():
        return ask_again(request, case, form, title=_("Expulsado"))
    returnee = custody.remove_detainee(case, **form.cleaned_data, by=request.user, at=timezone.now())
    return back_to(returnee, request, _("Expulsión anotada: este registro espera a la persona en casa."))


def _visit_to_work(request: HttpRequest, pk: int) -> tuple[ConsularVisit, Case]:
    visible = ConsularVisit.objects.visible_to(request.user).select_related("case__office", "detention")
    visit = get_object_or_404(visible, pk=pk)
    if not may_work(visit.case, request.user):
        raise NotAllowed
    return visit, visit.case
