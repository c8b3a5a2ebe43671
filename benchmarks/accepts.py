"""Accepting on one flight from several connections at once, against the same view that takes no lock."""

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from time import perf_counter
from typing import Any

from django.db import connections, models
from django.utils import timezone

from benchmarks.rig import Figure, Server
from cases.models import Case
from flights.enums import OfferState
from flights.models import Leg, SeatOffer
from tests import makers

THREADS = 4
OFFERS = 120
ROUNDS = 7


def measure_accepts(server: Server) -> Figure:
    office = makers.office("BENCH")
    planner = makers.user(f"bench-{timezone.now().timestamp()}", "planner")
    with_lock, without_lock = [], []
    for _round in range(ROUNDS + 1):
        with_lock.append(_accept_all(server, office, planner))
        with _no_locks():
            without_lock.append(_accept_all(server, office, planner))
    ratios = [bare / own for own, bare in zip(with_lock[1:], without_lock[1:], strict=True)]
    return Figure(
        "accepts on one flight / without lock", ratios, min(with_lock) / OFFERS, min(without_lock) / OFFERS, 0.5, 0.8
    )


def _accept_all(server: Server, office: Any, planner: Any) -> float:
    """Seconds until every household of a full flight has accepted, THREADS at a time."""
    at = timezone.now()
    leg = makers.leg(makers.rotation(planner, state="approved", at=at), seats=OFFERS)
    Leg.objects.filter(pk=leg.pk).update(departs_at=at + timedelta(days=4), arrives_at=at + timedelta(days=4, hours=6))
    pages = [_page_of(_offered(office, leg, at)) for _offer in range(OFFERS)]
    start = perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(lambda page: _press(server, page), pages))
    took = perf_counter() - start
    assert set(answers) == {302}, answers
    assert SeatOffer.objects.filter(leg=leg, state=OfferState.ACCEPTED).count() == OFFERS
    return took


def _offered(office: Any, leg: Leg, at: Any) -> SeatOffer:
    case = makers.case(office, state="offered", at=at)
    return SeatOffer.objects.create(
        case=case, leg=leg, seats=1, state="sent", state_since=at, made_at=at, sent_at=at,
        answer_by=at + timedelta(hours=24), reason_code="ASSIGNED",
    )  # fmt: skip


def _page_of(offer: SeatOffer) -> str:
    case = Case.objects.get(pk=offer.case_id)
    return f"/es/offers/{case.reference}/{case.secret}/{offer.pk}/accept/"


def _press(server: Server, page: str) -> int:
    try:
        return server.post(page)[0]
    finally:
        connections.close_all()


@contextlib.contextmanager
def _no_locks() -> Iterator[None]:
    """The yardstick: the same code with every SELECT ... FOR UPDATE made a plain SELECT."""
    locking = models.QuerySet.select_for_update
    models.QuerySet.select_for_update = lambda self, **kwargs: self.all()  # type: ignore[method-assign]
    try:
        yield
    finally:
        models.QuerySet.select_for_update = locking  # type: ignore[method-assign]
