"""The public figures: what is counted, recounted, hidden, and where it is shown."""

import csv
import random
from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.enums import CaseKind, CaseState
from cases.models import CaseMove, PublishedFigures
from cases.operations.figures import last_midnight, publish_figures
from cases.queries.figures import count_figures
from cases.rules.small_cells import SMALLEST, showable
from cases.tasks import publish_figures as publish_task
from tests import makers
from tests.makers import NOW

LATER = NOW + timedelta(days=400)


def moved(case, *states, at=NOW):
    """Moves as the lifecycle leaves them."""
    for step, (source, target) in enumerate(pairwise(states)):
        CaseMove.objects.create(
            thing=case, action="x", source=source, target=target, at=at + timedelta(minutes=step), by=None
        )
    return case


@pytest.fixture
def some(office):
    """Two families that wait or have flown, a third of last month."""
    moved(makers.case(office, people=3), "received", "verified", "waiting")
    moved(
        makers.case(office, people=2, tier=1),
        "received", "verified", "waiting", "offered", "confirmed", "boarded", "returned",
    )  # fmt: skip
    makers.case(
        makers.office("CG-ELSE"), people=4, at=NOW - timedelta(days=31), read_at=NOW, read_by=makers.head(office)
    )
    makers.case(office, people=9, kind=CaseKind.DETAINED, state=CaseState.REPORTED)


def test_totals_count_people_by_what_happened(some):
    counted = count_figures(LATER)["totals"]

    assert counted == {
        "families": 3, "registered": 9, "read": 4, "waiting": 3, "offered": 2, "boarded": 2, "returned": 2,
    }  # fmt: skip


def test_tables_add_up_to_the_totals(some):
    counted = count_figures(LATER)

    for table in counted["tables"].values():
        for measure in ("registered", "read", "waiting", "offered", "boarded", "returned"):
            assert sum(row[measure] for row in table.values()) == counted["totals"][measure]
    assert counted["states"] == {"received": 4, "returned": 2, "waiting": 3}
    assert sorted(counted["tables"]["month"]) == ["2026-10", "2026-11"]


def test_moment_before_sees_only_what_had_happened(some):
    counted = count_figures(NOW + timedelta(seconds=30))

    assert counted["totals"]["waiting"] == 0
    assert counted["states"] == {"received": 4, "verified": 5}


def test_registration_after_the_moment_does_not_count(some, office):
    before = count_figures(NOW)
    makers.case(office, people=5, at=NOW + timedelta(hours=1))

    assert count_figures(NOW) == before


@pytest.mark.django_db(transaction=True)
def test_counted_again_the_figures_of_a_moment_are_the_same_whatever_changed_since(django_db_serialized_rollback):
    office, other = makers.office(), makers.office("CG-ELSE")
    case = moved(makers.case(office, people=3, tier=4), "received", "verified", "waiting")
    gone = makers.case(office, people=2)
    as_of = timezone.now()
    before = count_figures(as_of)

    type(case).objects.filter(pk=case.pk).update(office=other, country="CL", tier=1)
    makers.member(case, makers.person(given="Nueva"), position=4)
    gone.members.order_by("-position").first().delete()
    moved(case, "waiting", "offered", at=timezone.now())

    assert count_figures(as_of) == before
    assert count_figures(timezone.now()) != before


def test_figures_are_published_once_for_a_moment(some):
    first = publish_figures(as_of=NOW, at=NOW)
    makers.case(makers.office(), people=5)

    again = publish_figures(as_of=NOW, at=LATER)

    assert (again.pk, again.counts) == (first.pk, first.counts)


def test_task_publishes_the_last_midnight_at_home_and_again_changes_nothing(some):
    publish_task()
    publish_task()

    row = PublishedFigures.objects.get()
    assert row.as_of == last_midnight(timezone.now() - timedelta(minutes=5))
    assert row.as_of.hour == 5


def test_published_figures_can_not_be_changed(some):
    row = publish_figures(as_of=NOW, at=NOW)

    with pytest.raises(DatabaseError), transaction.atomic():
        PublishedFigures.objects.filter(pk=row.pk).update(counts={})


def test_command_counts_again_and_says_what_differs(some, capsys):
    publish_figures(as_of=LATER, at=NOW)
    call_command("recount_figures")
    PublishedFigures.objects.create(as_of=NOW, definition="2026-1", counts={"totals": {"read": 99}}, made_at=NOW)

    with pytest.raises(CommandError, match="1 of 2 differ"):
        call_command("recount_figures")

    assert "/totals/read 99 ->" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 0, "b": 40}, {"a": 0, "b": 40}),
        ({"a": 3, "b": 40, "c": 9}, {"a": None, "b": 40, "c": None}),
        ({"a": 1, "b": 2, "c": 8}, {"a": None, "b": None, "c": None}),
        ({"a": 4, "b": 4, "c": 8}, {"a": None, "b": None, "c": 8}),
        ({"a": 5, "b": 6}, {"a": 5, "b": 6}),
        ({"a": 2}, {"a": None}),
        ({}, {}),
    ],
)
def test_small_counts_and_what_would_give_them_away_are_hidden(counts, shown):
    assert showable(counts) == shown


def test_no_hidden_count_can_be_worked_out_from_the_total():
    draw = random.Random(7)
    for _round in range(2000):
        counts = {str(cell): draw.choice([0, 1, 2, 3, 4, 5, 9, 60]) for cell in range(draw.randrange(1, 9))}
        shown = showable(counts)
        hidden = [counts[name] for name, count in shown.items() if count is None]

        assert all(count == 0 or count >= SMALLEST for count in shown.values() if count is not None)
        assert not hidden or sum(counts.values()) < SMALLEST or (len(hidden) > 1 and sum(hidden) >= SMALLEST)


@pytest.fixture
def published(office):
    for tier, people in ((1, 3), (2, 12), (3, 8)):
        moved(makers.case(office, people=people, tier=tier), "received", "verified", "waiting")
    return publish_figures(as_of=LATER, at=NOW)


def test_page_shows_the_moment_its_zone_and_hides_what_is_small(published, client):
    page = client.get("/es/cifras/").content.decode()

    assert "(hora de Lima)" in page
    assert "<dd>23" in page
    tiers = page.split('id="tier"')[1].split("</table>")[0]
    assert tiers.count("oculta") == 4  # of two groups, the registered and those on the list
    assert "<td>12" in tiers


def test_sheet_holds_the_same_counts_as_the_page_and_no_others(published, client):
    sheet = client.get(f"/es/cifras/{published.as_of:%Y%m%dT%H%M%SZ}.csv")

    rows = list(csv.DictReader(sheet.content.decode().splitlines()))
    tiers = {(row["key"], row["measure"]): row["people"] for row in rows if row["table"] == "tier"}
    assert [tiers[key, "Registradas"] for key in "123"] == ["", "12", ""]
    assert next(row["people"] for row in rows if row["measure"] == "Registradas") == "23"


@pytest.mark.parametrize("moment", ["x", "20200101T000000Z", "2026", "%00"])
def test_figures_that_were_never_published_are_not_found(published, client, moment):
    assert client.get(f"/es/cifras/{moment}.csv").status_code == 404


def test_before_the_first_publication_the_page_says_when(client, db):
    assert "cuando termine el día" in client.get("/es/cifras/").content.decode()


def test_page_costs_one_query_whatever_the_people(published, client):
    client.get("/en/cifras/")

    with CaptureQueriesContext(connection) as captured:
        client.get("/en/cifras/")

    assert len([query for query in captured if "SAVEPOINT" not in query["sql"]]) == 1
