"""Do you still need help? Asked every two weeks; silence closes with notice, or calls an officer; a press reopens."""

from datetime import timedelta

import pytest
from django.core import mail

from cases import tasks
from cases.enums import CaseState, Clock, Delivery
from cases.operations.ask_need import ask_some
from cases.operations.clocks import open_clocks
from cases.operations.leave import reopen_case
from cases.operations.need import confirm_need
from cases.operations.send import send_due_messages
from cases.operations.work import finish_follow_up
from repatriation.common.refusals import Refusal
from tests import makers
from tests.cases.public.own import codes, fresh, own
from tests.makers import NOW

pytestmark = pytest.mark.django_db
S = CaseState
TWO_WEEKS, DAY = timedelta(days=14), timedelta(days=1)
ASKED_AND_WRITTEN = ["need_asked", "message_queued"]


@pytest.fixture
def case(office, officer):
    return waiting(office, officer)


def waiting(office, officer, **fields):
    read = {"read_at": NOW, "read_by": officer}
    made = makers.case(office, **{"state": S.WAITING, **read, **fields})
    open_clocks(made, Clock.STILL_IN_NEED, at=NOW)
    return made


def weeks_pass(turns, since=0):
    """The clock looks every two weeks; nobody answers."""
    for turn in range(since + 1, since + turns + 1):
        ask_some(at=NOW + turn * TWO_WEEKS)


def test_silent_household_is_asked_three_times_and_then_closed_with_notice(case):
    weeks_pass(4)

    closed = fresh(case)
    assert (closed.state, codes(case)) == (S.LAPSED, [*ASKED_AND_WRITTEN * 3, "moved_lapsed", "message_queued"])
    assert not closed.follow_ups.open().exists()
    assert [(move.action, move.by) for move in closed.moves.order_by("id")] == [("lapse", None)]


def test_letters_say_what_silence_means_before_it_happens(case):
    weeks_pass(4)
    send_due_messages(at=NOW + 4 * TWO_WEEKS)

    first, second, third, notice = [letter.body for letter in mail.outbox]
    assert "cerraremos" not in first + second
    assert "Si no responde hasta el 15 de enero de 2027, cerraremos su registro" in third
    assert "con un solo botón, hasta el 16 de marzo de 2027" in notice
    assert all(own(case)[4:] in letter for letter in (first, second, third, notice))


def test_letters_are_in_the_language_of_the_household(office, officer):
    case = waiting(office, officer, language="en")

    weeks_pass(4)

    assert [message.subject for message in case.messages.order_by("id")][2:] == [
        f"Do you still need help to return? Your registration {case.reference}",
        f"We closed your registration {case.reference}: you can open it again",
    ]


def test_not_before_its_time_and_once_each_time(case):
    ask_some(at=NOW + TWO_WEEKS - timedelta(seconds=1))
    before = codes(case)
    for _sweep in range(3):
        ask_some(at=NOW + TWO_WEEKS)

    assert (before, codes(case)) == ([], ASKED_AND_WRITTEN)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_answer_begins_the_count_anew(client, case, turns):
    weeks_pass(turns)
    asked = client.get(own(case)).content.decode()
    confirm_need(case, by=None, at=NOW + turns * TWO_WEEKS + DAY)
    for turn in range(1, 4):
        ask_some(at=NOW + (turns + turn) * TWO_WEEKS + DAY)

    assert "¿Todavía necesitan ayuda para volver?" in asked
    assert fresh(case).state == S.WAITING
    assert codes(case).count("need_asked") == turns + 3


def test_what_an_officer_hears_counts_as_answer(case, officer):
    weeks_pass(3)
    clock = case.follow_ups.open().get(clock=Clock.STILL_IN_NEED)

    finish_follow_up(clock, by=officer, at=NOW + 3 * TWO_WEEKS + DAY)
    weeks_pass(1, since=3)

    assert fresh(case).state == S.WAITING
    assert case.follow_ups.open().get(clock=Clock.STILL_IN_NEED).due_at == NOW + 4 * TWO_WEEKS + DAY


KEPT = {
    "in danger": {"in_danger": True}, "first in line": {"tier": 1}, "without a mail": {"email": ""},
    "never read": {"read_at": None, "read_by": None},
}  # fmt: skip


@pytest.mark.parametrize("why", KEPT)
def test_some_are_never_closed_by_the_clock_but_shown_to_their_office(office, officer, why):
    case = waiting(office, officer, **KEPT[why])

    weeks_pass(6)

    notes = case.follow_ups.open().filter(clock=Clock.NOTE)
    assert fresh(case).state == S.WAITING
    assert [note.note[:13] for note in notes] == ["No responde s"]
    assert not any("cerraremos" in message.body for message in case.messages.order_by("id"))


def test_mail_that_did_not_arrive_asked_nobody(case):
    weeks_pass(3)
    case.messages.order_by("id").filter(kind="still_in_need").update(delivery=Delivery.FAILED)

    weeks_pass(1, since=3)

    assert fresh(case).state == S.WAITING
    assert case.follow_ups.open().filter(clock=Clock.NOTE).count() == 1


@pytest.mark.parametrize("state", [S.OFFERED, S.CONFIRMED, S.BOARDED, S.WITHDRAWN])
def test_who_has_an_offer_or_is_gone_is_not_asked(office, officer, state):
    case = waiting(office, officer, state=state)

    weeks_pass(5)

    assert (fresh(case).state, codes(case)) == (state, [])


def test_one_press_brings_everything_back(client, case):
    weeks_pass(4)
    order = fresh(case).counts_from
    closed = client.get(own(case)).content.decode()

    for _press in range(5):
        reopen_case(case, by=None, at=NOW + 5 * TWO_WEEKS)

    opened = fresh(case)
    assert "Cerramos su registro porque no supimos de ustedes" in closed
    assert (opened.state, opened.counts_from) == (S.WAITING, order)
    assert codes(case).count("moved_waiting") == 1
    assert opened.follow_ups.open().get().due_at == NOW + 6 * TWO_WEEKS


def test_button_of_the_page_reopens_and_says_so(client, office, officer, now):
    case = waiting(office, officer, state=S.LAPSED)
    type(case).objects.filter(pk=case.pk).update(state_since=now)

    pressed = client.post(own(case, "abrir/"))

    assert f'action="{own(case, "abrir/")}"' not in client.get(pressed.url).content.decode()
    assert fresh(case).state == S.RECEIVED
    assert fresh(case).follow_ups.open().filter(clock=Clock.TRIAGE).exists()


def test_after_the_time_one_registers_again(client, case):
    weeks_pass(4)

    with pytest.raises(Refusal):
        reopen_case(fresh(case), by=None, at=NOW + 4 * TWO_WEEKS + timedelta(days=60, seconds=1))

    type(case).objects.filter(pk=case.pk).update(state_since=NOW - timedelta(days=400))
    html = client.get(own(case)).content.decode()
    assert "El plazo para abrir este registro ya pasó." in html
    assert f'action="{own(case, "abrir/")}"' not in html


def test_address_alone_opens_nothing(client, case):
    weeks_pass(4)

    answer = client.get(own(case, "abrir/"))

    assert (answer.url, fresh(case).state) == (own(case), S.LAPSED)


def test_one_that_fails_stops_nobody_else(office, officer, caplog):
    nowhere = makers.office("CG-X", timezone="Nowhere/City")
    broken, sound = waiting(nowhere, officer), waiting(office, officer)

    weeks_pass(3)

    assert (codes(broken), codes(sound)) == (ASKED_AND_WRITTEN * 2, ASKED_AND_WRITTEN * 3)
    assert f"case {broken.pk} could not be asked" in caplog.text


def test_clock_takes_all_who_are_due_in_batches(office, officer):
    cases = [waiting(office, officer) for _number in range(5)]

    after, turns = None, 0
    while True:
        turns, after = turns + 1, ask_some(at=NOW + TWO_WEEKS, after=after, batch=2)
        if after is None:
            break

    assert (turns, [codes(case) for case in cases]) == (3, [ASKED_AND_WRITTEN] * 5)


def test_task_asks(office, officer, now):
    case = waiting(office, officer)
    case.follow_ups.update(opened_at=now - TWO_WEEKS - DAY, due_at=now - DAY)

    tasks.ask_who_still_needs_help()

    assert codes(case) == ASKED_AND_WRITTEN
