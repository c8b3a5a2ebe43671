"""Narrowing the queue, and finding somebody by number, document or name."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.filters import CaseFilter
from cases.models import Case, Detention
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(rf, officer):
    """found(**asked) -> the cases that the officer gets."""

    def narrowed(user=officer, **asked):
        request = rf.get("/", asked)
        request.user = user
        return set(CaseFilter(request.GET, Case.objects.visible_to(user), request=request).qs)

    return narrowed


@pytest.mark.parametrize(
    ("asked", "fields"),
    [
        ({"kind": "detained"}, {"kind": "detained", "state": "reported"}),
        ({"state": "waiting"}, {"state": "waiting"}),
        ({"tier": "1"}, {"tier": 1}),
        ({"language": "en"}, {"language": "en"}),
        ({"place": "us-ny"}, {"subdivision": "US-NY"}),
        ({"place": "CO"}, {"country": "CO"}),
        ({"place": "colombia"}, {"country": "CO"}),
        ({"place": "orlan"}, {"city": "Orlando"}),
    ],
)
def test_each_filter_keeps_what_it_names(found, office, asked, fields):
    Case.objects.bulk_create([bare(office), wanted := bare(office, **fields)])

    assert found(**asked) == {wanted}


def bare(office, **fields):
    return Case(
        **{
            "kind": "stranded", "state": "received", "state_since": makers.NOW, "registered_at": makers.NOW,
            "office": office, "country": "US", "subdivision": "US-FL", "city": "Miami", "contact_name": "x",
            "counts_from": makers.NOW.date(), **fields,
        }
    )  # fmt: skip


def test_switches(found, office, officer, now):
    read, mine, late = makers.case(office, read_at=now, read_by=officer), makers.case(office), makers.case(office)
    Case.objects.filter(pk=mine.pk).update(officer=officer)
    late.follow_ups.create(clock="note", opened_at=now, due_at=timezone.now() - timedelta(minutes=1))
    read.follow_ups.create(clock="note", opened_at=now, due_at=timezone.now() + timedelta(hours=1))
    mine.follow_ups.create(clock="note", opened_at=now, due_at=timezone.now() - timedelta(days=1), done_at=now)

    assert found(unread="on") == {mine, late}
    assert found(mine="on") == {mine}
    assert found(unassigned="on") == {read, late}
    assert found(overdue="on") == {late}
    assert found(unread="false", mine="false") == {read, mine, late}


def test_needs_add_up_over_the_members(found, office):
    both, one = makers.case(office, people=2), makers.case(office)
    Case.objects.get(pk=both.pk).members.filter(position=1).update(needs_wheelchair=True)
    both.members.filter(position=2).update(pregnancy_weeks=30)
    one.members.update(needs_wheelchair=True)

    assert found(needs=["wheelchair"]) == {both, one}
    assert found(needs=["wheelchair", "pregnancy"]) == {both}


def test_by_reference_however_it_is_typed_and_whatever_its_state(found, office):
    gone, other = makers.case(office, state="closed"), makers.case(office)

    assert found(q=gone.reference) == {gone}
    assert found(q=f" {gone.reference.lower().replace('-', ' ')} ") == {gone}
    assert found(q=other.reference) == {other}


@pytest.mark.parametrize("typed", ["MUÑOZ", "munoz", "lucia muñ", "Muñoz Lucía", "güemes"])
def test_by_name_without_minding_accents_case_or_order(found, office, typed):
    lucia, other = makers.case(office, people=0), makers.case(office)
    makers.member(lucia, makers.person("Lucía", "Muñoz", "Güemes"))

    assert found(q=typed) == {lucia}
    assert other in found()


def test_all_words_must_be_of_one_person(found, office):
    family = makers.case(office, people=0)
    makers.member(family, makers.person("Lucía", "Muñoz"), position=1)
    makers.member(family, makers.person("Pedro", "Rojas"), position=2)

    assert found(q="Lucía Rojas") == set()


@pytest.mark.parametrize("typed", ["p-1234567", "P1234567", " p 1234567"])
def test_by_the_number_of_a_document(found, office, typed):
    held = makers.case(office, people=0)
    makers.member(held, makers.person(document="P1234567"))
    makers.case(office)

    assert found(q=typed) == {held}
    assert found(q="1234567") == set()


def test_by_the_alien_number_only_in_the_office(found, office, planner, now):
    held = makers.case(office)
    held_since = {"detained_since": now.date(), "notified_by": "ICE", "notified_at": now}
    detention(held, alien_number="A123456789", **held_since)

    assert found(q="A123-456-789") == {held}
    assert found(user=planner, q="A123456789") == set()


def detention(case, **fields):
    return Detention.objects.create(case=case, **fields)


def test_never_reaches_another_office(found, outsider):
    case = makers.case(outsider.office, people=0)
    makers.member(case, makers.person("Zenobia", document="P1234567"))

    assert [found(q=typed) for typed in (case.reference, "Zenobia", "P1234567")] == [set()] * 3


@pytest.mark.parametrize("typed", ["%", "R_sa", "R.sa", ".*", "(", "[a", "***=Rosa", "\\", "(?i)rosa", "rosa|x", "^"])
def test_signs_stand_for_themselves(found, office, typed):
    makers.case(office)

    assert found(q=typed) == set()


def test_what_cannot_be_narrowed_to_is_said(client, officer):
    client.force_login(officer)

    response = client.get("/staff/cases/", {"tier": "9"})

    assert response.status_code == 200
    assert response.context["filter"].form.errors.keys() == {"tier"}


def test_only_who_sees_several_offices_chooses_one(rf, officer, planner):
    def fields(user):
        request = rf.get("/")
        request.user = user
        return set(CaseFilter({}, Case.objects.visible_to(user), request=request).form.fields)

    assert fields(planner) - fields(officer) == {"office"}


def test_what_is_chosen_among_the_folded_filters_is_not_hidden(client, officer):
    client.force_login(officer)

    folded = client.get("/staff/cases/", {"tier": "1"}).context["filter"]
    chosen = client.get("/staff/cases/", {"needs": "wheelchair"}).context["filter"]
    wrong = client.get("/staff/cases/", {"language": "xx"}).context["filter"]

    assert [asked.is_narrowed_further for asked in (folded, chosen, wrong)] == [False, True, True]


@pytest.mark.parametrize(("need", "field"), [("alone", "is_alone"), ("sole_adult", "is_sole_adult")])
def test_minors_alone_and_sole_adults_are_found(found, office, need, field):
    case, _other = makers.case(office, people=2), makers.case(office)
    case.members.filter(position=2).update(**{field: True})

    assert found(needs=[need]) == {case}
