"""A household that registers twice: found, kept off the list, joined by itself or by an officer, or left apart."""

from datetime import date
from uuid import uuid4

import pytest

from cases.enums import CaseState, Purpose, SameBy, Source
from cases.models import Case, Message, Repeat, RepeatCheck
from cases.operations.find_repeats import compare_next
from cases.operations.leave import withdraw_case
from cases.operations.register import NamedAnswers, register_household
from cases.operations.settle_repeat import deny_repeat, join_repeat, part_repeat
from cases.operations.triage import verify_case
from cases.queries.status import case_of_household
from flights.queries.waiting import waiting_cases
from repatriation.common.refusals import NotAllowed, Refusal
from tests import makers
from tests.cases.answers import person, registration

pytestmark = pytest.mark.django_db
PASSPORT = {"document_number": "116543210", "document_country": "PE"}
OTHERWISE = {"email": "otra@example.org"}


@pytest.fixture
def office():
    return makers.office()


def register(at, *people, **changes):
    return register_household(registration(*people, **changes), token=uuid4(), source=Source.HOUSEHOLD, by=None, at=at)


def compare(at):
    while compare_next(at=at):
        continue


@pytest.fixture
def pair(office, now):
    """Two registrations with the same passport, the second with newer answers, and what was found."""
    earlier = register(now, person(**PASSPORT), person(given_names="Luis"))
    newer = person(given_names="Rosa María", needs_wheelchair=True, **PASSPORT)
    child = person(given_names="Ana", born_on=date(2023, 1, 1))
    named = (NamedAnswers(named_as="emergency", name="Ana Ruiz", phone="+13055550177"),)
    changes = {"city": "Tampa", "airports": ("TPA",), "consents": (Purpose.RETURN,), "named": named}
    case = register(now, newer, child, **OTHERWISE, **changes)
    compare(now)
    return earlier, case, Repeat.objects.get()


def found(at):
    compare(at)
    return [(repeat.case_id, repeat.earlier_id, repeat.same_by) for repeat in Repeat.objects.order_by("pk")]


def test_same_document_is_found(office, now):
    earlier, case = register(now, person(**PASSPORT)), register(now, person(given_names="X", **PASSPORT), **OTHERWISE)

    assert found(now) == [(case.pk, earlier.pk, SameBy.DOCUMENT)]
    assert RepeatCheck.objects.count() == 0


def test_number_is_found_however_it_is_written(office, now):
    earlier = register(now, person(**PASSPORT))
    case = register(now, person(document_number="116 543-210", document_country="PE"), **OTHERWISE)

    assert found(now) == [(case.pk, earlier.pk, SameBy.DOCUMENT)]


@pytest.mark.parametrize("email", ["rosa@example.org", "Rosa@Example.org"])
def test_same_person_with_the_same_contact_is_found(office, now, email):
    earlier = register(now)
    case = register(now, person(given_names="ROSÁ", paternal_surname="MAMANI", maternal_surname="QUISPE"), email=email)

    assert found(now) == [(case.pk, earlier.pk, SameBy.NAME)]


@pytest.mark.parametrize(
    ("people", "changes"),
    [
        ([person(document_number="116543210", document_country="CL")], OTHERWISE),
        ([person(document_number="999", document_country="PE")], OTHERWISE),
        ([person(born_on=date(1990, 5, 18))], {}),
        ([person(given_names="Rosario")], {}),
        ([person()], OTHERWISE),
        ([person(born_on=None)], {}),
    ],
    ids=["other country", "other number", "other birth", "other name", "other contact", "birth unknown"],
)
def test_somebody_else_is_not_taken_for_the_same(office, now, people, changes):
    register(now, person(**PASSPORT))
    register(now, *people, **changes)

    assert found(now) == []


def test_who_left_may_register_again(office, now):
    earlier = register(now, person(**PASSPORT))
    withdraw_case(earlier, by=None, at=now)
    register(now, person(**PASSPORT))

    assert found(now) == []


def test_third_registration_repeats_the_first(office, now):
    first, second, third = (register(now, person(**PASSPORT)) for _time in range(3))

    assert found(now) == [(second.pk, first.pk, "document"), (third.pk, first.pk, "document")]


def test_first_that_is_compared_last_finds_the_later_one(office, now):
    """The one with the lower number may be committed after the other was compared."""
    earlier = register(now, person(**PASSPORT))
    late = RepeatCheck.objects.get()
    RepeatCheck.objects.all().delete()
    case = register(now, person(**PASSPORT))
    RepeatCheck.objects.all().delete()
    late.save(force_insert=True)

    assert found(now) == [(case.pk, earlier.pk, "document")]


def test_office_is_told_at_once_and_the_household_reads_nothing(pair, now):
    earlier, case, _repeat = pair

    follow_up = case.follow_ups.get(clock="note")
    assert (follow_up.note, follow_up.due_at) == (f"Posible registro repetido de {earlier.reference}", now)
    event = case.events.get(code="repeat_found")
    assert (event.is_public, event.values) == (False, {})


def test_contact_of_the_first_is_asked_once_a_day(pair, now):
    earlier, case, _repeat = pair
    register(now, person(**PASSPORT))
    compare(now)

    message = Message.objects.get(kind="repeated")
    assert (message.case, message.recipient) == (earlier, "rosa@example.org")
    assert case.reference not in message.body + message.subject


@pytest.mark.parametrize(
    "hides", [{"in_danger": True}, {"danger_reason": "mi esposo"}, {"suffered_violence": True}], ids=str
)
def test_who_hides_is_not_betrayed_to_who_registered_first(office, now, hides):
    of_person = {name: value for name, value in hides.items() if name == "suffered_violence"}
    register(now, person(**PASSPORT))
    register(now, person(**PASSPORT, **of_person), **OTHERWISE, **(hides if not of_person else {}))
    compare(now)

    assert Repeat.objects.get().is_told is False
    assert Message.objects.filter(kind="repeated").count() == 0


def test_repeated_one_is_not_put_on_the_list(pair, office, now):
    _earlier, case, _repeat = pair

    with pytest.raises(Refusal, match="otro registro"):
        verify_case(case, by=makers.officer(office), at=now)

    assert Case.objects.get(pk=case.pk).state == CaseState.RECEIVED


def test_verifying_compares_what_was_not_compared_yet(office, now):
    register(now, person(**PASSPORT))
    case = register(now, person(**PASSPORT))

    with pytest.raises(Refusal, match="otro registro"):
        verify_case(case, by=makers.officer(office), at=now)


def test_repeated_one_never_waits_for_a_seat(office, now):
    earlier, case = (makers.case(office, state=CaseState.WAITING) for _time in range(2))
    Repeat.objects.create(case=case, earlier=earlier, same_by="document", found_at=now)

    assert list(waiting_cases()) == [earlier]


def test_when_the_first_has_left_the_second_may_travel(pair, office, now):
    earlier, case, _repeat = pair
    withdraw_case(earlier, by=None, at=now)

    verify_case(case, by=makers.officer(office), at=now)

    assert list(waiting_cases()) == [case]


def test_household_joins_both_and_the_newest_answers_count(pair, now):
    earlier, _case, repeat = pair
    join_repeat(repeat, by=None, at=now)

    earlier.refresh_from_db()
    names = earlier.members.order_by("position").values_list("position", "person__given_names", "needs_wheelchair")
    assert list(names) == [(1, "Rosa María", True), (2, "Luis", False), (3, "Ana", False)]
    assert (earlier.city, earlier.email, earlier.return_request.airports) == ("Tampa", "otra@example.org", ["TPA"])
    live = earlier.consents.filter(withdrawn_at=None).values_list("purpose", flat=True)
    assert (list(live), earlier.named_contacts.get().name) == ([Purpose.RETURN], "Ana Ruiz")


def test_joining_keeps_the_place_in_the_line_and_computes_the_order_anew(pair, now):
    earlier, _case, repeat = pair
    waits_since = earlier.registered_at

    join_repeat(repeat, by=None, at=now)

    earlier.refresh_from_db()
    assert (earlier.registered_at, earlier.state) == (waits_since, CaseState.RECEIVED)
    assert "small_child" in [factor["code"] for factor in earlier.factors]


def test_joined_one_is_closed_with_its_answers_and_nothing_is_due_on_it(pair, now):
    _earlier, case, repeat = pair
    join_repeat(repeat, by=None, at=now)

    case.refresh_from_db()
    assert (case.state, case.members.count(), case.follow_ups.open().count()) == (CaseState.MERGED, 2, 0)
    assert case.events.filter(code="moved_merged").exists()


def test_both_keys_lead_to_the_one_registration(pair, now):
    earlier, case, repeat = pair
    join_repeat(repeat, by=None, at=now)

    assert case_of_household(case.reference, case.secret) == earlier
    assert case_of_household(earlier.reference, earlier.secret) == earlier
    assert case_of_household(earlier.reference, case.secret) is None


def test_key_of_one_joined_twice_leads_to_the_last(pair, now):
    earlier, case, repeat = pair
    third = register(now, person(**PASSPORT))
    compare(now)
    Repeat.objects.filter(case=third).update(earlier=case)

    join_repeat(Repeat.objects.get(case=third), by=None, at=now)
    join_repeat(repeat, by=None, at=now)

    assert case_of_household(third.reference, third.secret) == earlier


def test_joining_twice_changes_nothing_more(pair, now):
    earlier, _case, repeat = pair
    join_repeat(repeat, by=None, at=now)
    before = (earlier.events.count(), earlier.members.count(), earlier.consents.count())

    join_repeat(repeat, by=None, at=now)

    assert (earlier.events.count(), earlier.members.count(), earlier.consents.count()) == before


def test_promised_seat_is_not_changed_by_joining(office, now):
    earlier = makers.case(office, state=CaseState.CONFIRMED)
    case = makers.case(office, people=3, email="otra@example.org")
    repeat = Repeat.objects.create(case=case, earlier=earlier, same_by="document", found_at=now)

    join_repeat(repeat, by=None, at=now)

    earlier.refresh_from_db()
    assert (earlier.state, earlier.email, earlier.members.count()) == (CaseState.CONFIRMED, "rosa@example.org", 1)
    assert Case.objects.get(pk=case.pk).state == CaseState.MERGED


def test_more_than_a_household_may_have_is_refused_whole(office, now):
    earlier = register(now, *(person(given_names=f"A{number}") for number in range(7)))
    case = register(now, *(person(given_names=f"B{number}") for number in range(6)))
    repeat = Repeat.objects.create(case=case, earlier=earlier, same_by="document", found_at=now)

    with pytest.raises(Refusal, match="más de 12"):
        join_repeat(repeat, by=None, at=now)

    assert (earlier.members.count(), Case.objects.get(pk=case.pk).state) == (7, CaseState.RECEIVED)


def test_officer_finds_that_they_are_different(pair, office, now):
    _earlier, case, repeat = pair
    officer = makers.officer(office)

    part_repeat(repeat, by=officer, at=now)
    verify_case(case, by=officer, at=now)

    assert list(waiting_cases()) == [case]
    assert case.follow_ups.open().filter(clock="note").count() == 0


@pytest.mark.parametrize("act", [join_repeat, part_repeat])
def test_officer_of_another_office_decides_nothing(pair, outsider, now, act):
    with pytest.raises(NotAllowed):
        act(pair[2], by=outsider, at=now)


def test_decision_is_not_turned_round(pair, office, now):
    repeat, officer = pair[2], makers.officer(office)
    part_repeat(repeat, by=officer, at=now)

    with pytest.raises(Refusal, match="Ya se decidió"):
        join_repeat(repeat, by=officer, at=now)


def test_household_says_that_it_was_not_them(pair, now):
    earlier, case, repeat = pair

    deny_repeat(repeat, by=None, at=now)
    deny_repeat(repeat, by=None, at=now)

    assert case.events.filter(code="repeat_denied", is_public=False).count() == 1
    assert Repeat.objects.open().get().denied_at == now
    assert not earlier.events.filter(code="repeat_denied").exists()
