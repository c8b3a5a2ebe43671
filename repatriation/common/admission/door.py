"""The door before sessions, accounts and forms: lets in, or asks to wait. It needs neither database nor Redis."""

import logging
import random
import re
import time
from collections import OrderedDict
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict

from repatriation.common.admission.page import READS, TICKET, come_again
from repatriation.common.admission.shares import Lane, Shares
from repatriation.common.admission.turns import Turns

logger = logging.getLogger(__name__)
COST_OF_READING, COST_OF_SENDING = 0.5, 1.0
STAFF, SIGN_IN = "staff", "sign_in"
SECONDS_FOR_A_PLACE = 1.0
MOST_KNOWN = 5_000
REPORT_SECONDS = 60


class Door:
    """The lanes, the tickets and the officers known to one process."""

    def __init__(self) -> None:
        lanes = {name: Lane(**kept) for name, (_asked, kept) in settings.ADMISSION_LANES.items()}
        self.asked = [(name, re.compile(asked)) for name, (asked, _kept) in settings.ADMISSION_LANES.items()]
        self.shares = Shares(
            lanes,
            rate=settings.ADMITTED_PER_SECOND,
            common_places=settings.COMMON_PLACES,
            seconds_for_a_place=SECONDS_FOR_A_PLACE,
        )
        self.turns = Turns(settings.SECRET_KEY.encode())
        self.officers: OrderedDict[str, None] = OrderedDict()
        self.reported_at = time.monotonic()
        self.turned_away = 0

    def lane(self, request: HttpRequest) -> str:
        """By method and address alone; '' where there is no door."""
        asked = f"{request.method} {request.path_info}"
        name = next((name for name, pattern in self.asked if pattern.match(asked)), "")
        if name == STAFF and request.COOKIES.get(settings.SESSION_COOKIE_NAME, "") not in self.officers:
            return SIGN_IN
        return name

    def remember_officer(self, request: HttpRequest) -> None:
        """A session that was seen to be an officer's: a made-up cookie doesn't open the lane of the staff."""
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        user: Any = getattr(request, "user", None)
        if key and user is not None and user.is_authenticated:
            self.officers[key] = None
            while len(self.officers) > MOST_KNOWN:
                self.officers.popitem(last=False)

    def count(self, lane: str) -> None:
        """One line a minute for the operator, while people are asked to wait."""
        self.turned_away += 1
        if time.monotonic() - self.reported_at > REPORT_SECONDS:
            logger.warning("rush: %d requests were asked to come again; the last: %s", self.turned_away, lane)
            self.reported_at, self.turned_away = time.monotonic(), 0


@cache
def door() -> Door:
    return Door()


class AdmissionMiddleware:
    """Stands behind what only writes headers, and before everything that costs."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        at_door = door()
        lane = at_door.lane(request)
        if not lane:
            return self._served(request, at_door, lane)
        ticket, now = _ticket_taken_from(request), time.time()
        since = at_door.turns.since(ticket, request.path, now) if ticket else None
        wait = at_door.shares.enter(
            lane,
            cost=COST_OF_READING if request.method in READS else COST_OF_SENDING,
            waited=0.0 if since is None else now - since,
            now=time.monotonic(),
            dice=random.random(),  # noqa: S311 - only spreads those who come back
        )
        if wait:
            at_door.count(lane)
            return come_again(request, seconds=wait, ticket=at_door.turns.ticket(request.path, since or now))
        try:
            if since is not None:
                at_door.turns.use(ticket, now)
            return self._served(request, at_door, lane)
        finally:
            at_door.shares.leave(lane)

    def _served(self, request: HttpRequest, at_door: Door, lane: str) -> HttpResponse:
        response: HttpResponse = self.get_response(request)
        if lane == SIGN_IN and response.status_code < 400:
            at_door.remember_officer(request)
        return response


def _ticket_taken_from(request: HttpRequest) -> str:
    """The ticket leaves the address here: no view, link or redirect sees it."""
    query = request.META.get("QUERY_STRING", "")
    if f"{TICKET}=" not in query:
        return ""
    fields = QueryDict(query, mutable=True)
    tickets = fields.pop(TICKET, [])
    request.META["QUERY_STRING"] = fields.urlencode()
    return str(tickets[-1]) if tickets else ""
