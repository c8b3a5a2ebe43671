"""The queue at 100,000 cases: a page far behind against the first, and with its count against without."""

from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from benchmarks.rig import Figure, Server, interleave
from cases.models import Case
from cases.queries.keyset import count_of
from cases.queries.queue import CASE_ORDER, with_rows_data
from consulates.models import User
from tests import makers

DEEP = 90_000
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def measure_queue(server: Server) -> list[Figure]:
    auditor = makers.user(f"auditor-{timezone.now().timestamp()}", "auditor")
    cookie = signed_in(auditor)
    first, deep = "/staff/cases/", f"/staff/cases/?after={_key_at(auditor, DEEP)}"
    page = interleave(lambda: server.get(deep, cookie), lambda: server.get(first, cookie), rounds=11, batch=5)
    cases = Case.objects.visible_to(auditor)

    def without_count() -> list[Any]:
        return CASE_ORDER.page(with_rows_data(cases)).rows

    def with_count() -> Any:
        return without_count(), count_of(cases)

    count = interleave(with_count, without_count, rounds=11, batch=5)
    return [
        Figure(
            f"queue, page at row {DEEP:,} / first page (time)", _inverse(page[0]), *page[1:], 1.3, 1.1, at_most=True
        ),
        Figure("queue, with its count / without (time)", _inverse(count[0]), *count[1:], 2.0, 2.0, at_most=True),
    ]


def _inverse(ratios: list[float]) -> list[float]:
    return [1 / ratio for ratio in ratios]


def _key_at(auditor: User, row: int) -> str:
    """The key that the page before that row gives out."""
    before = list(Case.objects.visible_to(auditor).in_order()[row - 1 : row])
    assert before, f"fewer than {row} cases: seed more people"
    return CASE_ORDER._key(before[0])


def signed_in(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
