"""Asking for a code and trying one are the same for known and unknown: bytes, queries, time. Figures with -s."""

import re
import time
from statistics import median

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.operations.access_code import make_codes
from repatriation.common.references import new_reference
from tests import makers

pytestmark = pytest.mark.django_db
ASK = "/es/mi-registro/codigo/"
SIGN = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]")
ROUNDS = 40


def known(office, **changes):
    return makers.case(office, **changes).reference


@pytest.fixture
def references(office):
    """One of each sort; nobody may be able to tell them apart."""
    return {
        "known": known(office),
        "unknown": new_reference(),
        "withdrawn": known(office, state="withdrawn"),
        "closed": known(office, state="closed"),
        "only a phone": known(office, email="", phone="+13055550134"),
        "in danger": known(office, in_danger=True),
        "detained": known(office, kind="detained", state="reported"),
    }


def seen(client, method, address, typed=None):
    """All that somebody outside sees, and how many queries it took."""
    with CaptureQueriesContext(connection) as queries:
        answer = getattr(client, method)(address, typed)
    headers = {name: SIGN.sub("REF", value) for name, value in answer.items()}
    return answer.status_code, SIGN.sub("REF", answer.content.decode()), headers, len(queries)


@pytest.mark.parametrize("language", ["es", "en"])
def test_asking_and_trying_show_the_same(client, references, language):
    ask = ASK.replace("es", language, 1)
    shown = {}
    for sort, reference in references.items():
        enter = f"{ask}{reference}/entrar/"
        asked = seen(client, "post", ask, {"reference": reference})
        before = seen(client, "post", enter, {"code": "123456"})
        make_codes(at=timezone.now())
        shown[sort] = [asked, before, seen(client, "get", enter), seen(client, "post", enter, {"code": "123456"})]

    first = shown["known"]
    assert [status for status, *_more in first] == [302, 200, 200, 200]
    assert {sort: [len(page[1]) for page in pages] for sort, pages in shown.items() if pages != first} == {}


def test_worn_out_codes_show_the_same_as_fresh_ones(client, references):
    pages = set()
    for reference in (references["known"], references["unknown"]):
        client.post(ASK, {"reference": reference})
        make_codes(at=timezone.now())
        for _try in range(7):
            status, html, _headers, count = seen(client, "post", f"{ASK}{reference}/entrar/", {"code": "123456"})
            pages.add((status, html, count))

    assert len(pages) == 1


@pytest.mark.django_db(transaction=True)
def test_asking_and_trying_take_the_same_time(client, office, settings):
    """With real commits. The medians of many rounds, taken in turns, lie closer together than two rounds of one do."""
    settings.RATE_LIMITS = dict.fromkeys(settings.RATE_LIMITS, "100000/hour")
    times = {(act, sort): [] for act in ("ask", "try") for sort in ("known", "unknown")}
    pairs = [(("known", known(office)), ("unknown", new_reference())) for _round in range(ROUNDS)]
    for turn, pair in enumerate(pairs):
        for sort, reference in pair[:: 1 if turn % 2 else -1]:
            times["ask", sort].append(_seconds(client, ASK, {"reference": reference}))
            make_codes(at=timezone.now())
            times["try", sort].append(_seconds(client, f"{ASK}{reference}/entrar/", {"code": "123456"}))

    middle = {key: median(values) * 1000 for key, values in times.items()}
    print({f"{act} {sort}": f"{value:.2f} ms" for (act, sort), value in middle.items()})
    for act in ("ask", "try"):
        spread = sorted(times[act, "known"])
        between_quartiles = (spread[3 * ROUNDS // 4] - spread[ROUNDS // 4]) * 1000
        assert abs(middle[act, "known"] - middle[act, "unknown"]) < max(between_quartiles, 0.3)


def _seconds(client, address, typed):
    start = time.perf_counter()
    client.post(address, typed)
    return time.perf_counter() - start
