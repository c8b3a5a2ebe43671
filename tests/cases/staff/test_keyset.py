"""Paging by key: forward and back over many rows, while rows go away, and by the index."""

from datetime import timedelta

import pytest
from django.db import connection

from cases.models import Case
from cases.queries.keyset import Keyset, count_of
from cases.queries.queue import CASE_ORDER
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def cases(office):
    """230 bare cases with many ties, in no particular order of their ids."""
    Case.objects.bulk_create(
        Case(
            kind="stranded", state="received", state_since=makers.NOW, registered_at=makers.NOW, office=office,
            country="US", contact_name=f"{number}", tier=1 + number * 7 % 5, tie_break=number * 13 % 4,
            counts_from=(makers.NOW - timedelta(days=number * 11 % 6)).date(), email="",
        )
        for number in range(230)
    )  # fmt: skip
    return Case.objects.order_by("tier", "counts_from", "tie_break", "id")


def walk(cases, page):
    """All rows from the page on, forward."""
    rows = list(page.rows)
    while page.after:
        page = CASE_ORDER.page(cases, after=page.after)
        rows += page.rows
    return rows, page


def test_forward_gives_every_row_once_in_order(cases):
    rows, last = walk(cases, CASE_ORDER.page(cases))

    assert rows == list(cases)
    assert (len(last.rows), last.after) == (30, "")


def test_back_gives_the_same_pages(cases):
    first = CASE_ORDER.page(cases)
    second = CASE_ORDER.page(cases, after=first.after)
    third = CASE_ORDER.page(cases, after=second.after)

    back = CASE_ORDER.page(cases, before=third.before)
    start = CASE_ORDER.page(cases, before=back.before)

    assert (back.rows, start.rows) == (second.rows, first.rows)
    assert (start.before, back.before, back.after) == ("", second.before, second.after)


def test_rows_that_go_away_between_pages_shift_nothing(cases):
    expected = list(cases)
    first = CASE_ORDER.page(cases)
    gone = {case.pk for case in [*first.rows[::3], first.rows[-1], *expected[50:60:2]]}
    Case.objects.filter(pk__in=gone).delete()

    rows, _last = walk(cases, CASE_ORDER.page(cases, after=first.after))

    assert rows == [case for case in expected[50:] if case.pk not in gone]


def test_a_row_that_moves_up_is_not_shown_twice_nor_does_it_hide_another(cases):
    expected = list(cases)
    first = CASE_ORDER.page(cases)
    Case.objects.filter(pk=expected[120].pk).update(tier=1, counts_from="2020-01-01")

    rows, _last = walk(cases, CASE_ORDER.page(cases, after=first.after))

    assert rows == expected[50:120] + expected[121:]


def test_back_to_a_short_beginning_shows_a_full_first_page(cases):
    first = CASE_ORDER.page(cases)
    second = CASE_ORDER.page(cases, after=first.after)
    Case.objects.filter(pk__in=[case.pk for case in first.rows[:20]]).delete()

    back = CASE_ORDER.page(cases, before=second.before)

    assert back.rows == list(cases[:50])
    assert back.before == ""


def test_behind_the_last_row_stands_the_last_page(cases):
    _rows, last = walk(cases, CASE_ORDER.page(cases))
    key = last.before
    Case.objects.filter(pk__in=[case.pk for case in last.rows]).delete()

    page = CASE_ORDER.page(cases, after=key)

    assert page.rows == list(cases)[-50:]
    assert page.after == ""


@pytest.mark.parametrize(
    "key",
    ["x", "1~2026-11-20~0", "a~b~c~d", "1~2026-13-45~0~1", "1~2026-11-20~0~1~5", f"1~2026-11-20~{10**30}~1",
     f"1~2026-11-20~0~{10**30}", "1~2026-11-20~0~1\x00", "'; drop table cases_case; --~1~1~1"],
)  # fmt: skip
def test_a_key_that_nobody_gave_out_leads_to_the_first_page(cases, key):
    assert CASE_ORDER.page(cases, after=key) == CASE_ORDER.page(cases)
    assert CASE_ORDER.page(cases, before=key) == CASE_ORDER.page(cases)


def test_descending_orders_page_too(cases):
    newest = Keyset(("registered_at", "id"), descending=True)
    expected = list(Case.objects.order_by("-registered_at", "-id"))

    first = newest.page(Case.objects.all(), size=100)
    second = newest.page(Case.objects.all(), after=first.after, size=100)

    assert first.rows + second.rows == expected[:200]
    assert newest.page(Case.objects.all(), before=second.before, size=100).rows == first.rows


@pytest.mark.parametrize(("scope", "index"), [({}, "case_order"), ({"office_id": 1}, "case_office_order")])
def test_a_deep_page_starts_in_the_index(cases, scope, index):
    deep = CASE_ORDER.page(cases, size=200)
    narrowed = Case.objects.filter(**scope)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off")
    beyond = CASE_ORDER._beyond(["3", "2026-11-20", 1, deep.rows[-1].pk], forward=True)

    plan = narrowed.filter(beyond).order_by(*CASE_ORDER.columns)[:51].explain()

    assert index in plan
    assert "Index Cond: (" in plan
    assert "ROW(" in plan.split("Index Cond")[1].split("\n")[0]


def test_counts_exactly_up_to_the_limit(cases):
    exact, past = count_of(cases, limit=230), count_of(cases, limit=229)

    assert (exact.number, exact.is_more) == (230, False)
    assert (past.number, past.is_more) == (229, True)
