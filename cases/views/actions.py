"""The acts on a case: each a POST to its own address, one operation, back to the page."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cases.forms.staff import AssignForm, FollowUpForm, NoteForm, OverrideForm, ReasonForm
from cases.models import Case
from cases.operations.triage import decide_override, propose_override, read_case, verify_case
from cases.operations.work import act_on_case, add_follow_up, add_note, assign_case
from cases.operations.work import finish_follow_up as finish
from cases.queries.buttons import button_of
from cases.views.case import case_to_work
from repatriation.common.refusals import NotAllowed, StrOrPromise


def ask_again(request: HttpRequest, case: Case, form: forms.Form, *, title: StrOrPromise) -> HttpResponse:
    """The form alone with what is wrong with it; it goes to the address it came from."""
    context = {"case": case, "form": form, "title": title}
    return render(request, "cases/ask_again.html", context, status=422)


def back_to(case: Case, request: HttpRequest, done: StrOrPromise) -> HttpResponse:
    messages.success(request, str(done))
    return redirect("cases:case", case.reference)


@require_POST
def read(request: HttpRequest, reference: str) -> HttpResponse:
    case = case_to_work(request, reference)
    read_case(case, by=request.user, at=timezone.now())
    return back_to(case, request, _("Quedó anotado que usted leyó este registro."))


@require_POST
def verify(request: HttpRequest, reference: str) -> HttpResponse:
    case = case_to_work(request, reference)
    verify_case(case, by=request.user, at=timezone.now())
    return back_to(case, request, _("Registro verificado: la familia está en la lista de espera."))


@require_POST
def act(request: HttpRequest, reference: str, action: str) -> HttpResponse:
    """A move of the case by one of the buttons of its page."""
    case = case_to_work(request, reference)
    button = button_of(case, action)
    if button is None:
        raise NotAllowed
    form = ReasonForm(request.POST, action=action, is_needed=button.needs)
    if not form.is_valid():
        return ask_again(request, case, form, title=button.label)
    act_on_case(case, action, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
    return back_to(case, request, _("El estado es ahora «%(state)s».") % {"state": case.get_state_display()})


@require_POST
def assign(request: HttpRequest, reference: str) -> HttpResponse:
    case = case_to_work(request, reference)
    form = AssignForm(request.POST, office=case.office)
    if not form.is_valid():
        return ask_again(request, case, form, title=_("Asignar"))
    assign_case(case, officer=form.cleaned_data["officer"], by=request.user, at=timezone.now())
    return back_to(case, request, _("Registro asignado."))


@require_POST
def note(request: HttpRequest, reference: str) -> HttpResponse:
    case = case_to_work(request, reference)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return ask_again(request, case, form, title=_("Agregar una nota"))
    add_note(case, note=form.cleaned_data["note"], by=request.user, at=timezone.now())
    return back_to(case, request, _("Nota guardada."))


@require_POST
def follow_up(request: HttpRequest, reference: str) -> HttpResponse:
    case = case_to_work(request, reference)
    form = FollowUpForm(request.POST, zone=case.office.timezone)
    if not form.is_valid():
        return ask_again(request, case, form, title=_("Agregar un seguimiento"))
    add_follow_up(case, **form.cleaned_data, by=request.user, at=timezone.now())
    return back_to(case, request, _("Seguimiento agregado."))


@require_POST
def finish_follow_up(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    case = case_to_work(request, reference)
    due = get_object_or_404(case.follow_ups, pk=pk)
    finish(due, by=request.user, at=timezone.now())
    return back_to(case, request, _("Seguimiento cumplido."))


@require_POST
def override(request: HttpRequest, reference: str) -> HttpResponse:
    case = case_to_work(request, reference)
    form = OverrideForm(request.POST)
    if not form.is_valid():
        return ask_again(request, case, form, title=_("Pedir otro grupo"))
    propose_override(case, **form.cleaned_data, by=request.user, at=timezone.now())
    return back_to(case, request, _("Cambio propuesto: otra persona lo decide."))


@require_POST
def confirm_override(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    case = _decided(request, reference, pk, confirm=True)
    return back_to(case, request, _("Cambio de grupo confirmado."))


@require_POST
def refuse_override(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    case = _decided(request, reference, pk, confirm=False)
    return back_to(case, request, _("Cambio de grupo rechazado."))


def _decided(request: HttpRequest, reference: str, pk: int, *, confirm: bool) -> Case:
    case = case_to_work(request, reference)
    proposed = get_object_or_404(case.overrides.select_related("case"), pk=pk)
    decide_override(proposed, confirm=confirm, by=request.user, at=timezone.now())
    return case
