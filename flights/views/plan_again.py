"""Planning again: undo the proposals of a run, free the families of a flight that lost its permit."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from flights.enums import OfferState
from flights.forms.reasons import GroundedForm
from flights.models import AllocationRun, Leg
from flights.operations import plan_again
from flights.rules import may_plan
from flights.views.acting import ActsOn, plain
from flights.views.pages import run_name, run_page
from flights.views.watching import AT_ONCE, watch


def proposed(run: AllocationRun) -> int:
    return run.offers.filter(state=OfferState.PROPOSED).count()


def discard_facts(run: AllocationRun) -> list[tuple[Any, Any]]:
    return [
        (_("Propuestas que se deshacen"), proposed(run)),
        (_("Familias que lo notan"), _("ninguna: no se les había dicho nada")),
    ]


@ActsOn(
    AllocationRun,
    rule=may_plan,
    title=_("Deshacer las propuestas"),
    page=run_page,
    named=run_name,
    facts=discard_facts,
    is_grave=True,
)
def discard(request: HttpRequest, run: AllocationRun, answers: dict[str, Any]) -> HttpResponse | None:
    """A few at once; many are left to the worker."""
    if proposed(run) <= AT_ONCE:
        plan_again.discard_proposals(run, by=request.user, at=timezone.now())
        return None
    return watch(plan_again.queue_discard(run, by=request.user, at=timezone.now()))


def allocations_page(leg: Leg) -> str:
    return reverse("flights:allocations")


@ActsOn(
    Leg,
    rule=may_plan,
    title=_("Liberar a las familias de un vuelo sin permiso"),
    page=allocations_page,
    form=plain(GroundedForm),
    is_grave=True,
)
def free_grounded(request: HttpRequest, leg: Leg, answers: dict[str, Any]) -> HttpResponse:
    plan_again.free_grounded(leg, **answers, by=request.user, at=timezone.now())
    return redirect("flights:allocations")
