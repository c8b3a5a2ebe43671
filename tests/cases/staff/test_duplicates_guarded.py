"""A likely duplicate in two offices where somebody hides: the office that guards her compares, nobody else learns."""

import pytest

from cases.models import Case, CaseEvent, DuplicateCandidate, PersonMerge
from cases.operations.duplicates.settle import keep_apart, part_persons
from cases.queries.duplicates import to_decide
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers
from tests.cases.staff.test_duplicates_page import LIST, page_of, pair
from tests.makers import NOW

pytestmark = pytest.mark.django_db
ACTS = ("merge", "apart", "part", "later", "undo")


@pytest.fixture
def guard(office):
    """Of the office where she hides."""
    return makers.officer(makers.office("CG-GUARD"), "guard")


@pytest.fixture
def hidden(office, guard):
    """Rosa at the office; Rosita, the same, in danger at the guard's."""
    return pair(office, guard.office, in_danger=True, danger_reason="Teme a su esposo.", email="", phone="+13055550176")


def case_of(person):
    return Case.objects.get(members__person=person)


def test_office_of_who_hides_reads_both(client, guard, hidden):
    client.force_login(guard)

    page = client.get(page_of(hidden)).content.decode()

    assert "Rosita" in page
    assert "Rosa" in page.replace("Rosita", "")
    assert "Mismo número de documento." in page
    assert [row.pair for row in client.get(LIST).context["rows"]] == [hidden]


def test_of_the_other_office_it_reads_only_what_compares(client, guard, hidden):
    theirs = case_of(hidden.first)
    Case.objects.filter(pk=theirs.pk).update(phone="+13055550111", email="suya@example.org", contact_name="Luis Ccori")
    paper = hidden.first.documents.get()
    paper.number = "117000001"
    paper.save()
    client.force_login(guard)

    for address in (page_of(hidden), LIST, f"/staff/cases/{case_of(hidden.second).reference}/"):
        page = client.get(address).content.decode()

        assert "Rosa Quispe" in page
        for secret in (theirs.reference, "0111", "suya@", "Luis Ccori", "117000001"):
            assert secret not in page
    assert client.get(f"/staff/cases/{theirs.reference}/").status_code == 404


@pytest.mark.parametrize("who", ["officer", "head", "planner", "approver"])
def test_nobody_else_learns_of_it(client, office, hidden, who):
    user = makers.user(f"{who}2", who, office=office if who in ("officer", "head") else None)
    client.force_login(user)

    answers = [client.get(page_of(hidden)), *(client.post(f"{page_of(hidden)}{act}/", {"reason": "x"}) for act in ACTS)]

    assert [answer.status_code for answer in answers] == [404] * 6
    assert client.get(LIST).context["rows"] == []
    assert not to_decide(user).exists()


def test_two_who_hide_in_two_offices_are_shown_to_neither(client, officer, guard, hidden):
    Case.objects.filter(members__person=hidden.first).update(in_danger=True)

    for user in (officer, guard):
        client.force_login(user)
        assert client.get(page_of(hidden)).status_code == 404
        assert client.get(LIST).context["rows"] == []


def test_guard_says_that_they_are_one_and_nothing_is_written_elsewhere(client, guard, hidden):
    client.force_login(guard)
    before = CaseEvent.objects.count()

    answer = client.post(f"{page_of(hidden)}apart/", {"reason": "Ella lo dijo por teléfono."}, follow=True)

    hidden.refresh_from_db()
    assert (answer.status_code, hidden.state) == (200, "apart")
    assert (CaseEvent.objects.count(), PersonMerge.objects.count()) == (before, 0)
    assert not to_decide(guard).exists()
    assert [row.pair for row in client.get(LIST, {"state": "apart"}).context["rows"]] == [hidden]


def test_guard_parts_two_and_takes_it_back(client, guard, hidden):
    client.force_login(guard)
    client.post(f"{page_of(hidden)}apart/", {"reason": "Parece ella."})

    client.post(f"{page_of(hidden)}part/", {"reason": "Es su prima."})

    assert list(hidden.moves.order_by("pk").values_list("action", "by")) == [
        ("keep_apart", guard.pk), ("part", guard.pk),
    ]  # fmt: skip


def test_guard_can_not_merge(client, guard, hidden):
    client.force_login(guard)

    page = client.get(page_of(hidden)).content.decode()
    answer = client.post(f"{page_of(hidden)}merge/", {"kept": hidden.second_id, "reason": "Es ella."})

    assert "/merge/" not in page
    assert answer.status_code == 403
    assert DuplicateCandidate.objects.get().state == "open"


def test_who_reads_everything_changes_nothing(client, hidden):
    client.force_login(makers.user("auditor", "auditor"))

    page = client.get(page_of(hidden)).content.decode()
    answer = client.post(f"{page_of(hidden)}apart/", {"reason": "x"})

    assert "Rosita" in page
    assert "/apart/" not in page
    assert answer.status_code == 403


def test_when_the_danger_is_over_the_ministry_decides(client, planner, guard, hidden):
    keep_apart(hidden, reason="Ella lo dijo.", by=guard, at=NOW)
    Case.objects.filter(members__person=hidden.second).update(in_danger=False, danger_reason="")
    client.force_login(planner)

    listed = [row.pair for row in client.get(LIST).context["rows"]]
    client.post(f"{page_of(hidden)}merge/", {"kept": hidden.first_id, "reason": "Ya no corre peligro."})

    assert listed == [hidden]
    assert PersonMerge.objects.get().kept == hidden.first
    assert not to_decide(guard).exists()


def test_in_one_office_who_hides_is_kept_apart_too(client, officer, office):
    found = pair(office, in_danger=True, phone="+13055550176")
    client.force_login(officer)

    page = client.get(page_of(found)).content.decode()

    assert "/apart/" in page
    assert "/merge/" not in page


def test_where_nobody_hides_the_same_are_merged(client, officer, office):
    found = pair(office)
    client.force_login(officer)

    page = client.get(page_of(found)).content.decode()

    assert "/apart/" not in page
    with pytest.raises(Refusal, match="Nadie está en peligro"):
        keep_apart(found, reason="x", by=officer, at=NOW)


def test_who_sees_one_of_two_and_guards_nobody_decides_nothing(officer, hidden):
    with pytest.raises(NotAllowed):
        part_persons(hidden, reason="x", by=officer, at=NOW)
