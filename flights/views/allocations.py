"""Allocation: choose legs, run, watch it work, read the proof and every reason, release the offers."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from flights.enums import RotationState
from flights.forms.allocation import AllocationForm
from flights.models import AllocationRun, Leg, Placement, Rotation
from flights.operations.allocate import queue_allocation
from flights.operations.plan_again import grounded_legs
from flights.operations.release import queue_release, release_offers
from flights.rules import may_plan, may_see_runs
from flights.views.acting import ActsOn
from flights.views.comparison import compared, placement_row
from flights.views.pages import run_name, run_page
from flights.views.plan_again import proposed
from flights.views.proof import certificate_file, reciprocity, result
from flights.views.watching import AT_ONCE, watch
from repatriation.common.jobs import Job, JobState
from repatriation.common.refusals import NotAllowed

PAGE_SIZE = 50
RUNS_ON_A_PAGE = 25
LEGS_ON_A_RUN = 25
LEGS_WITHOUT_PERMIT = 20
TITLES = {
    "allocate": _("Asignación en curso"),
    "release": _("Enviando las ofertas"),
    "discard": _("Deshaciendo las propuestas"),
}
AHEAD = [
    RotationState.DRAFT,
    RotationState.RETURNED,
    RotationState.SUBMITTED,
    RotationState.APPROVED,
    RotationState.CLEARED,
]


@require_safe
def allocations(request: HttpRequest) -> HttpResponse:
    if not may_see_runs(request.user):
        raise NotAllowed
    return _list(request, _form(request) if may_plan(None, request.user) else None)


@require_http_methods(["GET", "HEAD", "POST"])
def run_allocation(request: HttpRequest) -> HttpResponse:
    if not may_plan(None, request.user):
        raise NotAllowed
    if request.method != "POST":
        return redirect("flights:allocations")
    form = _form(request, request.POST)
    if not form.is_valid():
        return _list(request, form, status=422)
    return watch(queue_allocation(**form.cleaned_data, by=request.user, at=timezone.now()))


@never_cache
@require_safe
def allocation_job(request: HttpRequest, pk: int) -> HttpResponse:
    """An allocation or a release at work: shows itself again until it is done, then leads to the run."""
    if not may_see_runs(request.user):
        raise NotAllowed
    job = get_object_or_404(Job, pk=pk, kind__in=TITLES)
    if job.progress_state == JobState.DONE:
        return redirect("flights:allocation", job.result["run"])
    said = job.error if job.progress_state == JobState.FAILED and "\n" not in job.error else ""
    return render(request, "flights/allocation_job.html", {"job": job, "title": TITLES[job.kind], "said": said})


@require_safe
def allocation(request: HttpRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(AllocationRun.objects.visible_to(request.user).select_related("by"), pk=pk)
    placements = _placements(request, run)
    without = request.GET.get("show") == "without"
    listed = placements.filter(leg=None) if without else placements.exclude(leg=None)
    page = Paginator(listed, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "run": run,
        "legs": _in_time(Leg.objects.filter(pk__in=run.legs))[:LEGS_ON_A_RUN],
        "more_legs": max(0, len(run.legs) - LEGS_ON_A_RUN),
        "show_without": without,
        "page": page,
        "rows": [placement_row(placement) for placement in page],
        "proposed": proposed(run),
        "may_release": may_plan(run, request.user) and not run.is_dry,
        "may_make_real": may_plan(run, request.user) and run.is_dry,
        "zone": settings.HOME_TIME_ZONE,
        **result(run),
        **reciprocity(run, request.user),
        **compared(placements, request.GET.get("first", ""), request.GET.get("second", ""), run, request.user),
    }
    return render(request, "flights/allocation.html", context)


@require_safe
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """What anybody needs to check the bounds by arithmetic: figures of legs, nothing of families."""
    run = get_object_or_404(AllocationRun.objects.visible_to(request.user), pk=pk)
    return JsonResponse(
        certificate_file(run),
        json_dumps_params={"indent": 1},
        headers={"Content-Disposition": f'attachment; filename="allocation-{run.pk}.json"'},
    )


def release_facts(run: AllocationRun) -> list[tuple[Any, Any]]:
    return [(_("Familias que recibirán una oferta"), proposed(run))]


@ActsOn(
    AllocationRun,
    rule=may_plan,
    title=_("Enviar las ofertas a las familias"),
    page=run_page,
    named=run_name,
    facts=release_facts,
)
def release(request: HttpRequest, run: AllocationRun, answers: dict[str, Any]) -> HttpResponse | None:
    """A few at once; many are left to the worker."""
    if proposed(run) <= AT_ONCE:
        release_offers(run, by=request.user, at=timezone.now())
        return None
    return watch(queue_release(run, by=request.user, at=timezone.now()))


def _form(request: HttpRequest, typed: QueryDict | None = None) -> AllocationForm:
    trials = AllocationRun.objects.visible_to(request.user).filter(is_dry=True)
    return AllocationForm(typed, legs=_legs_ahead(request), trials=trials)


def _legs_ahead(request: HttpRequest) -> QuerySet[Leg]:
    """What has not left yet and carries our own people."""
    legs = Leg.objects.visible_to(request.user).filter(
        carries=settings.HOME_COUNTRY,
        departed_at=None,
        departs_at__gt=timezone.now(),
        rotation__state__in=AHEAD,
    )
    return _in_time(legs)


def _in_time(legs: QuerySet[Leg]) -> QuerySet[Leg]:
    return legs.select_related("rotation", "origin", "destination").order_by("departs_at", "pk")


def _grounded(request: HttpRequest) -> QuerySet[Leg]:
    legs = grounded_legs().filter(rotation__in=Rotation.objects.visible_to(request.user))
    return _in_time(legs)[:LEGS_WITHOUT_PERMIT]


def _list(request: HttpRequest, form: AllocationForm | None, status: int = 200) -> HttpResponse:
    runs = AllocationRun.objects.visible_to(request.user).select_related("by").order_by("-at", "-pk")
    live = Job.objects.filter(kind__in=TITLES, progress_state__in=[JobState.QUEUED, JobState.RUNNING])
    context = {
        "form": form,
        "runs": Paginator(runs, RUNS_ON_A_PAGE).get_page(request.GET.get("page")),
        "jobs": live.order_by("queued_at", "pk")[:10],
        "grounded": _grounded(request) if form else [],
        "zone": settings.HOME_TIME_ZONE,
    }
    return render(request, "flights/allocations.html", context, status=status)


def _placements(request: HttpRequest, run: AllocationRun) -> QuerySet[Placement]:
    placements = Placement.objects.visible_to(request.user).filter(run=run)
    return (
        placements.select_related("case", "leg__origin", "leg__destination")
        .annotate(people=Count("case__members", distinct=True))
        .order_by("position", "pk")
    )
