"""The gate, on a phone: who is on the list, who is aboard, who is missing; every page works without script."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cases.rules.access import may_receive
from flights.enums import RotationState
from flights.forms.gate import BoardForm, CountForm
from flights.models import Leg, SeatOffer
from flights.operations import board as operations
from flights.queries.at_the_gate import households_of, typed_household, with_people
from flights.queries.head_count import head_count
from flights.rules import may_board, may_count_counterpart
from flights.views.acting import ActsOn, plain
from flights.views.pages import boarding_page, reception_page
from repatriation.common.refusals import NotAllowed

PAGE_SIZE = 40
COUNTS_SHOWN = 10
AT_THE_GATE = (RotationState.CLEARED, RotationState.OPERATED, RotationState.CLOSED)


@never_cache
@require_safe
def boarding(request: HttpRequest, pk: int) -> HttpResponse:
    leg = _leg(request, pk)
    typed = request.GET.get("find", "").strip()
    household = typed_household(with_people(households_of(leg, request.user)), typed) if typed else None
    form = BoardForm(members=household.case.members.all()) if household else None
    return _page(request, leg, typed=typed, household=household, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def board(request: HttpRequest, pk: int, reference: str) -> HttpResponse:
    """Board the people who are marked. Sent again, the same page is the same scan and changes nothing."""
    leg = _leg(request, pk)
    if request.method != "POST":
        return redirect(f"{boarding_page(leg)}?{urlencode({'find': reference})}")
    if not may_board(leg, request.user):
        raise NotAllowed
    household = get_object_or_404(with_people(households_of(leg, request.user)), case__reference=reference)
    form = BoardForm(request.POST, members=household.case.members.all())
    if not form.is_valid():
        return _page(request, leg, typed=reference, household=household, form=form, status=422)
    members, scan, reason = (form.cleaned_data[name] for name in ("members", "scan", "reason"))
    operations.board_household(
        leg, case=household.case, members=list(members), scan=scan, by=request.user, at=timezone.now(), reason=reason
    )
    return redirect(f"{boarding_page(leg)}?{urlencode({'boarded': reference})}")


def _leg(request: HttpRequest, pk: int) -> Leg:
    legs = Leg.objects.visible_to(request.user).select_related("rotation", "origin", "destination")
    return get_object_or_404(legs, pk=pk)


def _page(
    request: HttpRequest,
    leg: Leg,
    *,
    typed: str,
    household: SeatOffer | None,
    form: BoardForm | None,
    status: int = 200,
) -> HttpResponse:
    aboard = request.GET.get("show") == "aboard"
    households = households_of(leg, request.user)
    listed = households.filter(aboard__gte=F("people")) if aboard else households.filter(aboard__lt=F("people"))
    context = {
        "leg": leg,
        "count": head_count(leg),
        "counts": leg.counts.select_related("by")[:COUNTS_SHOWN],
        "carries_ours": leg.carries == settings.HOME_COUNTRY,
        "gate_is_closed": leg.rotation.state not in AT_THE_GATE,
        "show_aboard": aboard,
        "households": Paginator(listed, PAGE_SIZE).get_page(request.GET.get("page")),
        "boarded": request.GET.get("boarded", ""),
        "may_board": may_board(leg, request.user),
        "may_count": may_count_counterpart(leg, request.user),
        "reception": reception_page(leg) if may_receive(request.user) else "",
        "typed": typed,
        "household": household,
        "form": form,
        **_people(household),
    }
    return render(request, "flights/boarding.html", context, status=status)


def _people(household: SeatOffer | None) -> dict[str, Any]:
    """Who of the household is aboard, and who is not yet."""
    if household is None:
        return {"aboard_now": [], "to_board": []}
    scans = list(household.scans.all())
    aboard = {scan.member_id for scan in scans}
    return {
        "aboard_now": scans,
        "to_board": [member for member in household.case.members.all() if member.pk not in aboard],
    }


def departure_facts(leg: Leg) -> list[tuple[Any, Any]]:
    count = head_count(leg)
    return [(_("En la lista"), count.listed), (_("A bordo"), count.aboard), (_("Faltan"), count.missing)]


@ActsOn(Leg, rule=may_board, title=_("Registrar la salida"), page=boarding_page, facts=departure_facts)
def depart(request: HttpRequest, leg: Leg, answers: dict[str, Any]) -> None:
    operations.depart(leg, by=request.user, at=timezone.now())


@ActsOn(
    Leg,
    rule=may_count_counterpart,
    title=_("Contar a los nacionales de la contraparte"),
    page=boarding_page,
    form=plain(CountForm),
)
def count_counterpart(request: HttpRequest, leg: Leg, answers: dict[str, Any]) -> None:
    operations.count_counterpart(leg, **answers, by=request.user, at=timezone.now())
