"""The ticket keeps a place, for one page, once; nobody can write one or use it to jump the line."""

import base64

import pytest

from repatriation.common.admission import turns
from repatriation.common.admission.turns import LIFE, Turns

NOW = 1_900_000_000.0
PAGE = "/es/registro/"


@pytest.fixture
def line():
    return Turns(b"key")


def test_ticket_says_since_when_its_holder_waits(line):
    ticket = line.ticket(PAGE, NOW - 90.4)

    assert line.since(ticket, PAGE, NOW) == NOW - 91


def test_ticket_of_one_process_counts_in_another(line):
    assert Turns(b"key").since(line.ticket(PAGE, NOW), PAGE, NOW) == NOW


def test_ticket_holds_a_moment_a_random_number_and_a_seal_only(line):
    sizes = {len(base64.urlsafe_b64decode(line.ticket(page, NOW))) for page in (PAGE, f"{PAGE}{'a' * 500}/")}

    assert sizes == {4 + turns.NONCE + turns.SEAL}


@pytest.mark.parametrize("forged", ["", "x", "!", "ñ", "AAAA", "A" * 28, "A" * 5000])
def test_made_up_ticket_is_none(line, forged):
    assert line.since(forged, PAGE, NOW) is None


def test_each_changed_byte_breaks_it(line):
    good = base64.urlsafe_b64decode(line.ticket(PAGE, NOW))

    changed = [good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :] for place in range(len(good))]

    assert {line.since(base64.urlsafe_b64encode(one).decode(), PAGE, NOW) for one in changed} == {None}


def test_ticket_of_another_key_or_page_is_none(line):
    ticket = line.ticket(PAGE, NOW)

    assert Turns(b"other").since(ticket, PAGE, NOW) is None
    assert line.since(ticket, "/en/registro/", NOW) is None


@pytest.mark.parametrize("age", [LIFE + 1, -1])
def test_ticket_too_old_or_of_tomorrow_is_none(line, age):
    assert line.since(line.ticket(PAGE, NOW - age), PAGE, NOW) is None


def test_ticket_counts_until_its_holder_is_let_in(line):
    ticket = line.ticket(PAGE, NOW)
    assert line.since(ticket, PAGE, NOW) == line.since(ticket, PAGE, NOW + 20) == NOW

    line.use(ticket, NOW + 20)

    assert line.since(ticket, PAGE, NOW + 20) is None


def test_memory_of_used_tickets_is_bounded(line, monkeypatch):
    monkeypatch.setattr(turns, "MOST_REMEMBERED", 3)

    for number in range(10):
        line.use(line.ticket(PAGE, NOW), NOW + number)

    assert len(line.used) == 3


def test_used_tickets_are_forgotten_once_they_are_too_old_to_count(line):
    line.use(line.ticket(PAGE, NOW), NOW)

    line.use(line.ticket(PAGE, NOW + LIFE), NOW + LIFE + 1)

    assert len(line.used) == 1
