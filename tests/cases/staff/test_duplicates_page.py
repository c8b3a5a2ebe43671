"""Likely duplicates on the staff site: who sees which, side by side, and the acts."""

from datetime import timedelta
from itertools import combinations
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.enums import Source
from cases.models import Case, DuplicateCandidate, Person, PersonMerge
from cases.operations.register import register_household
from cases.queries.duplicates import to_decide
from tests import makers
from tests.cases.answers import person, registration
from tests.makers import NOW

pytestmark = pytest.mark.django_db
LIST = "/staff/duplicates/"


def pair(office, other=None, *, posterior=0.97, found_at=NOW, **changes):
    """Somebody in two registrations, the second of the other office."""
    cases = [
        register_household(registration(people), token=uuid4(), source=Source.HOUSEHOLD, by=None, at=NOW)
        for people in (
            person(document_number="119988775", document_country="PE"),
            person(given_names="Rosita", paternal_surname="Quizpe", document_number="119988775", document_country="PE"),
        )
    ]
    Case.objects.filter(pk=cases[1].pk).update(office=other or office, **changes)
    Case.objects.filter(pk=cases[0].pk).update(office=office, kind="detained")
    first, second = (Person.objects.get(memberships__case=case) for case in cases)
    return DuplicateCandidate.objects.create(
        first=first, second=second, state_since=found_at, found_at=found_at, bits=40, posterior=posterior,
        rules_version="1",
    )  # fmt: skip


def page_of(found):
    return f"{LIST}{found.pk}/"


@pytest.fixture
def elsewhere(office):
    return makers.office("CG-ELSE")


def test_list_shows_the_likeliest_first_or_the_oldest(client, officer, office):
    likely = pair(office, posterior=0.99)
    oldest = pair(office, posterior=0.6, found_at=NOW - timedelta(days=3))
    client.force_login(officer)

    def shown(order):
        return [row.pair for row in client.get(LIST, {"order": order}).context["rows"]]

    assert shown("") == [likely, oldest]
    assert shown("oldest") == [oldest, likely]


def test_list_asks_as_much_for_many_as_for_one(client, officer, office):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        return len(asked)

    client.force_login(officer)
    pair(office)
    few = queries()
    for _time in range(4):
        pair(office)

    assert queries() == few


@pytest.mark.parametrize("order", ["", "oldest"])
def test_list_is_paged_and_nobody_is_twice_or_never(client, officer, office, order):
    template = pair(office)
    people = [makers.case(office).members.get().person for _place in range(12)]
    DuplicateCandidate.objects.bulk_create(
        DuplicateCandidate(
            first=one, second=other, state_since=NOW, found_at=template.found_at, bits=30, posterior=0.1 + 0.2,
            rules_version="1",
        )
        for one, other in combinations(people, 2)
    )  # fmt: skip
    client.force_login(officer)

    first = client.get(LIST, {"order": order}).context
    second = client.get(LIST, {"order": order, "after": first["page"].after}).context

    shown = [row.pair.pk for context in (first, second) for row in context["rows"]]
    assert len(first["rows"]) == 50
    assert sorted(shown) == sorted(DuplicateCandidate.objects.values_list("pk", flat=True))


def test_side_by_side_marks_fields_in_words(client, officer, office):
    found = pair(office)
    client.force_login(officer)

    page = client.get(page_of(found)).content.decode()

    for words in ("Rosita", "Quizpe", "119988775", "≠ distinto", "= igual", "Mismo número de documento."):
        assert words in page


def test_same_person(client, officer, office):
    found = pair(office)
    client.force_login(officer)

    answer = client.post(f"{page_of(found)}merge/", {"kept": found.first_id, "reason": "Mismo rostro."}, follow=True)

    assert answer.status_code == 200
    assert PersonMerge.objects.get().kept_id == found.first_id
    assert "Mismo rostro." in answer.content.decode()


def test_undone_from_its_page(client, officer, office):
    found = pair(office)
    client.force_login(officer)
    client.post(f"{page_of(found)}merge/", {"kept": found.first_id, "reason": "Mismo rostro."})

    answer = client.post(f"{page_of(found)}undo/", {"reason": "Era su prima."}, follow=True)

    assert answer.status_code == 200
    found.refresh_from_db()
    assert (found.state, PersonMerge.objects.get().state) == ("open", "undone")


def test_different_persons_and_later(client, officer, office):
    found, other = pair(office), pair(office)
    client.force_login(officer)

    client.post(f"{page_of(found)}part/", {"reason": "Son primas."})
    client.post(f"{page_of(other)}later/")

    assert client.get(LIST).context["rows"] == []
    assert [row.pair for row in client.get(LIST, {"state": "different"}).context["rows"]] == [found]
    assert [row.pair for row in client.get(LIST, {"state": "later"}).context["rows"]] == [other]


@pytest.mark.parametrize("act", ["merge", "part"])
def test_without_a_reason_the_page_asks_again(client, officer, office, act):
    found = pair(office)
    client.force_login(officer)

    answer = client.post(f"{page_of(found)}{act}/", {"kept": found.first_id, "reason": ""})

    assert answer.status_code == 422
    assert DuplicateCandidate.objects.get().state == "open"


def test_office_of_one_sees_its_own_and_is_sent_to_the_ministry(client, officer, office, elsewhere):
    found = pair(office, elsewhere)
    client.force_login(officer)

    page = client.get(page_of(found)).content.decode()

    assert "Rosa Quispe" in page
    assert "Rosita" not in page
    assert "119988775" not in page
    assert "El ministerio ve a las dos" in page
    assert "/merge/" not in page
    assert "Rosita" not in client.get(LIST).content.decode()


def test_who_sees_only_one_can_not_act_by_the_address(client, officer, office, elsewhere):
    found = pair(office, elsewhere)
    client.force_login(officer)

    answers = [
        client.post(f"{page_of(found)}{act}/", {"kept": found.first_id, "reason": "x"})
        for act in ("merge", "part", "later")
    ]

    assert [answer.status_code for answer in answers] == [403] * 3
    assert DuplicateCandidate.objects.get().put_off_until is None


def test_ministry_compares_two_offices_without_the_numbers(client, planner, office, elsewhere):
    found = pair(office, elsewhere)
    client.force_login(planner)

    page = client.get(page_of(found)).content.decode()

    assert "Rosita" in page
    assert "119988775" not in page
    assert "/merge/" in page


def test_who_hides_from_another_office_is_not_even_counted(client, officer, planner, office, elsewhere):
    found = pair(office, elsewhere, in_danger=True)

    for user in (officer, planner):
        client.force_login(user)
        assert client.get(page_of(found)).status_code == 404
        assert client.get(LIST).context["rows"] == []


def test_auditor_looks_and_does_not_act(client, office):
    found = pair(office)
    client.force_login(makers.user("auditor", "auditor"))

    page = client.get(page_of(found)).content.decode()
    answer = client.post(f"{page_of(found)}part/", {"reason": "x"})

    assert "/merge/" not in page
    assert answer.status_code == 403


def test_case_page_names_who_is_alike(client, officer, office):
    found = pair(office)
    client.force_login(officer)
    reference = Case.objects.get(members__person=found.first).reference

    page = client.get(reverse("cases:case", args=[reference])).content.decode()

    assert page_of(found) in page


def test_case_page_says_it_under_one_heading(client, officer, office):
    found = pair(office)
    client.force_login(officer)
    case = Case.objects.get(members__person=found.first)

    page = client.get(reverse("cases:case", args=[case.reference])).content.decode()

    assert page.count(">Personas parecidas</h2>") == 1


def test_evidence_is_parted_in_what_speaks_for_one_person_and_what_against(client, officer, office):
    found = pair(office)
    Person.objects.filter(pk=found.second_id).update(born_on="1971-01-30", given_names="Rosa")
    client.force_login(officer)

    evidence = client.get(page_of(found)).context["evidence"]

    assert "Mismo número de documento." in evidence["in_favour"]
    assert [words.split(":")[0] for words in evidence["against"]] == ["La fecha de nacimiento es otra"]


def test_different_numbers_are_not_called_equal_where_they_are_not_shown(client, planner, office, elsewhere):
    found = pair(office, elsewhere)
    paper = found.second.documents.get()
    paper.number = "119988776"
    paper.save()
    client.force_login(planner)

    fields = {str(field.label): field for field in client.get(page_of(found)).context["fields"]}

    assert fields["Documentos"].values == (["pasaporte, Perú: número no visible"],) * 2
    assert fields["Documentos"].css == "bad"


def test_what_another_one_decides_is_listed_and_not_counted(client, officer, planner, office, elsewhere):
    found = pair(office, elsewhere)
    client.force_login(officer)

    page = client.get(LIST).content.decode()

    assert "decide el ministerio" in page
    assert not to_decide(officer).exists()
    assert list(to_decide(planner)) == [found]


def test_merged_page_compares_nothing_that_has_moved(client, officer, office):
    found = pair(office)
    client.force_login(officer)
    client.post(f"{page_of(found)}merge/", {"kept": found.first_id, "reason": "Mismo rostro."})

    answer = client.get(page_of(found))

    assert "Documentos" not in {str(field.label) for field in answer.context["fields"]}
    assert answer.context["evidence"] == {}
    assert "pasaron a la otra persona" in answer.content.decode()


def test_no_page_of_a_household_says_so(client, office):
    found = pair(office)
    case = Case.objects.get(members__person=found.second)

    page = client.get(reverse("public:status", args=[case.reference, case.secret])).content.decode()

    other = Case.objects.get(members__person=found.first)
    assert other.reference not in page
    assert "uplicad" not in page
