"""Likely duplicates: the list, two persons side by side, and what an officer says of them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from cases.enums import DuplicateState
from cases.forms.duplicates import MergeForm
from cases.forms.staff import ReasonForm
from cases.lifecycles import UNJOINED
from cases.models import Case, DuplicateCandidate, PersonMerge
from cases.operations.duplicates.merge import merge_persons, undo_merge
from cases.operations.duplicates.settle import keep_apart, part_persons, put_off
from cases.queries.duplicates import LATER, ORDERS, chosen, of_case, pair_page, rows_of
from cases.queries.keyset import count_of
from cases.rules.access import may_see_cases, may_settle_duplicates
from cases.tabs import Panel, add_staff_panel
from repatriation.common.refusals import NotAllowed, StrOrPromise

STATES = [
    (LATER, _("aplazados")), *((state.value, state.label) for state in DuplicateState if state != DuplicateState.OPEN),
]  # fmt: skip


@require_safe
def duplicates(request: HttpRequest) -> HttpResponse:
    """The likeliest first, or the oldest; fifty a page."""
    if not may_see_cases(request.user):
        raise NotAllowed
    state, order = request.GET.get("state", ""), request.GET.get("order", "")
    pairs = chosen(request.user, state=state, at=timezone.now())
    keyset = ORDERS.get(order, ORDERS[""])
    page = keyset.page(pairs, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    context = {
        "rows": rows_of(page.rows, request.user), "page": page, "count": count_of(pairs), "state": state,
        "order": order, "states": STATES,
    }  # fmt: skip
    return render(request, "cases/duplicates.html", context)


@require_safe
def duplicate(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _find(request, pk))


def _page(
    request: HttpRequest, pair: DuplicateCandidate, *, status: int = 200, **wrong: MergeForm | ReasonForm
) -> HttpResponse:
    """With the forms that are open to who looks; `wrong` are those that came back with a fault."""
    context = pair_page(pair, request.user)
    if may_settle_duplicates(pair, request.user):
        context["forms"] = {**_forms(pair, context), **wrong}
    return render(request, "cases/duplicate.html", {**context, "pair": pair}, status=status)


def _forms(pair: DuplicateCandidate, context: dict[str, Any]) -> dict[str, Any]:
    """A merge that would tell one contact of another one who hides is not even offered."""
    row, forms = context["row"], dict[str, Any]()
    if pair.state in UNJOINED and row.shows_both:
        if row.sees_both and not (row.guards and context["contacts_differ"]):
            forms["merge"] = MergeForm(persons=(pair.first, pair.second))
        if row.guards and pair.state == DuplicateState.OPEN:
            forms["apart"] = ReasonForm(action="apart", is_needed=True)
        forms["part"] = ReasonForm(action="part", is_needed=True)
    if context["merge"]:
        forms["undo"] = ReasonForm(action="undo", is_needed=True)
    return forms


def _find(request: HttpRequest, pk: int) -> DuplicateCandidate:
    visible = DuplicateCandidate.objects.visible_to(request.user).select_related("first", "second")
    found: DuplicateCandidate = get_object_or_404(visible, pk=pk)
    return found


def _done(request: HttpRequest, words: StrOrPromise, page: str = "cases:duplicates", *args: int) -> HttpResponse:
    messages.success(request, str(words))
    return redirect(page, *args)


@require_POST
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    pair = _find(request, pk)
    form = MergeForm(request.POST, persons=(pair.first, pair.second))
    if not form.is_valid():
        return _page(request, pair, status=422, merge=form)
    kept = pair.first if form.cleaned_data["kept"] == pair.first_id else pair.second
    merge_persons(pair, kept=kept, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
    return _done(request, _("Las dos son ahora una persona."), "cases:duplicate", pk)


@require_POST
def part(request: HttpRequest, pk: int) -> HttpResponse:
    return _settle(request, pk, "part", part_persons, _("Quedó anotado que son personas distintas."))


@require_POST
def apart(request: HttpRequest, pk: int) -> HttpResponse:
    return _settle(request, pk, "apart", keep_apart, _("Quedó anotado que es la misma persona. No se unió nada."))


def _settle(
    request: HttpRequest, pk: int, action: str, operation: Callable[..., object], done: StrOrPromise
) -> HttpResponse:
    pair = _find(request, pk)
    form = ReasonForm(request.POST, action=action, is_needed=True)
    if not form.is_valid():
        return _page(request, pair, status=422, **{action: form})
    operation(pair, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
    return _done(request, done)


@require_POST
def later(request: HttpRequest, pk: int) -> HttpResponse:
    put_off(_find(request, pk), by=request.user, at=timezone.now())
    return _done(request, _("Volverá a la lista en una semana."))


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    pair = _find(request, pk)
    standing = PersonMerge.objects.visible_to(request.user).standing().select_related("candidate")
    found = get_object_or_404(standing, candidate=pair)
    form = ReasonForm(request.POST, action="undo", is_needed=True)
    if not form.is_valid():
        return _page(request, pair, status=422, undo=form)
    undo_merge(found, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
    return _done(request, _("Son otra vez dos personas."), "cases:duplicate", pk)


def of_the_case(case: Case, user: Any, _at: datetime) -> dict[str, Any]:
    return {"rows": of_case(case, user)}


def register() -> None:
    add_staff_panel(Panel("duplicates", _("Personas parecidas"), "cases/_duplicates.html", of_the_case, rank=5))
