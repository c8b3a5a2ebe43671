"""Sending by SMTP: one recipient, once, tried again where that can help, and given up loudly."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections

from cases.enums import Clock, Delivery
from cases.models import Message
from cases.operations import send
from cases.operations.send import LEASE, RETRY_AFTER, message_id, send_due_messages
from tests import makers
from tests.cases import mail_server


@pytest.fixture
def port(settings):
    port = mail_server.free_port()
    mail_server.use(settings, port)
    return port


@pytest.fixture
def server(port):
    handler = mail_server.Handler()
    with mail_server.running(handler, port):
        yield handler


@pytest.fixture
def case(office):
    return makers.case(office)


def message(case, now, number=1, **changes):
    plain = {
        "key": f"letter:{number}:email", "case": case, "kind": "letter", "recipient": f"rosa{number}@example.org",
        "language": "es", "subject": "Su registro", "body": "Buenos días: ñandú\n", "created_at": now, "due_at": now,
    }  # fmt: skip
    return Message.objects.create(**plain | changes)


def stored(which):
    which.refresh_from_db()
    return which


@pytest.mark.django_db
def test_message_arrives_with_its_text_and_is_marked(server, case, now, settings):
    letter = message(case, now)

    assert send_due_messages(at=now) == 1

    [(recipients, mail)] = server.taken
    assert recipients == ["rosa1@example.org"]
    assert (mail["To"], mail["Cc"], mail["Bcc"], mail["From"]) == (
        "rosa1@example.org", None, None, settings.DEFAULT_FROM_EMAIL,
    )  # fmt: skip
    assert mail["Message-ID"] == message_id("letter:1:email")
    assert "ñandú" in mail.get_payload(decode=True).decode()
    assert (stored(letter).delivery, letter.sent_at, letter.attempt) == (Delivery.SENT, now, None)


@pytest.mark.django_db
def test_sent_message_and_one_not_yet_due_are_left_alone(server, case, now):
    message(case, now, delivery=Delivery.SENT, sent_at=now)
    message(case, now, 2, due_at=now + timedelta(seconds=1))

    assert (send_due_messages(at=now), server.taken) == (0, [])


@pytest.mark.django_db
def test_batch_goes_over_one_connection_oldest_first(server, case, now):
    for number in range(3):
        message(case, now, number, due_at=now - timedelta(minutes=number))

    assert send_due_messages(at=now, batch=2) == 2

    assert [recipients for recipients, _mail in server.taken] == [["rosa2@example.org"], ["rosa1@example.org"]]


@pytest.mark.django_db
def test_what_the_server_puts_off_goes_later(server, case, now):
    letter = message(case, now)
    server.answers["rosa1@example.org"] = ["451 greylisted"]

    assert send_due_messages(at=now) == 0
    assert (stored(letter).delivery, letter.attempts, letter.due_at) == (Delivery.DUE, 1, now + RETRY_AFTER[0])
    assert send_due_messages(at=now + timedelta(seconds=59)) == 0

    assert send_due_messages(at=now + timedelta(seconds=60)) == 1
    assert stored(letter).delivery == Delivery.SENT


@pytest.mark.django_db
def test_what_the_server_refuses_fails_loudly_and_holds_up_nobody(server, case, now):
    refused, other = message(case, now), message(case, now, 2)
    server.answers["rosa1@example.org"] = ["550 no such user"]

    assert send_due_messages(at=now) == 1

    assert (stored(refused).delivery, refused.error) == (Delivery.FAILED, "550 no such user")
    assert stored(other).delivery == Delivery.SENT
    assert case.events.get().code == "message_failed"
    assert list(case.follow_ups.values_list("clock", "due_at")) == [(Clock.NOTE, now)]


@pytest.mark.django_db
def test_what_is_put_off_too_often_is_given_up(server, case, now):
    letter = message(case, now)
    server.answers["rosa1@example.org"] = ["451 busy"] * 20

    at = now
    while stored(letter).delivery == Delivery.DUE:
        at = letter.due_at
        send_due_messages(at=at)

    assert (letter.delivery, letter.attempts) == (Delivery.FAILED, len(RETRY_AFTER) + 1)
    assert at - now == sum(RETRY_AFTER, timedelta())
    assert case.follow_ups.filter(clock=Clock.NOTE).count() == 1


@pytest.mark.django_db
def test_server_that_hangs_up_costs_one_try_and_the_rest_wait(server, case, now):
    first, second = message(case, now), message(case, now, 2)
    server.answers["rosa1@example.org"] = ["421 closing"]

    send_due_messages(at=now)

    assert (stored(first).delivery, first.attempts) == (Delivery.DUE, 1)
    assert (stored(second).delivery, second.attempts, second.due_at) == (Delivery.DUE, 0, now)


@pytest.mark.django_db
def test_server_down_and_up_again_loses_nothing(port, case, now):
    letter, handler = message(case, now), mail_server.Handler()

    assert send_due_messages(at=now) == 0
    assert (stored(letter).attempts, letter.error[:22]) == (1, "ConnectionRefusedError")

    with mail_server.running(handler, port):
        assert send_due_messages(at=letter.due_at) == 1
    assert handler.ids() == [message_id(letter.key)]


@pytest.mark.django_db
def test_message_of_a_dead_sender_goes_again_only_past_its_lease(server, case, now):
    lost = message(case, now, delivery=Delivery.SENDING, lease_until=now + LEASE)

    assert send_due_messages(at=now + LEASE) == 0
    assert send_due_messages(at=now + LEASE + timedelta(seconds=1)) == 1

    assert (stored(lost).delivery, lost.attempts) == (Delivery.SENT, 1)


@pytest.mark.django_db
def test_sender_that_lost_its_claim_marks_nothing(server, case, now):
    letter = message(case, now)
    claimed = send._claim(at=now, batch=1)
    send._claim(at=now + LEASE + timedelta(seconds=1), batch=1)

    assert send._mark(claimed[0], delivery=Delivery.DUE) == 0

    assert stored(letter).delivery == Delivery.SENDING


@pytest.mark.django_db
def test_sender_that_runs_out_of_time_gives_the_rest_back(server, case, now, monkeypatch):
    letter = message(case, now)
    monkeypatch.setattr(send, "BATCH_SECONDS", -1)

    assert send_due_messages(at=now) == 0

    assert (stored(letter).delivery, letter.attempts, letter.attempt) == (Delivery.DUE, 0, None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "Hola\nBcc: evil@example.org"},
        {"recipient": "rosa@example.org(evil@example.org)"},
    ],
)
def test_injected_or_broken_headers_send_nothing(server, case, now, changes):
    letter = message(case, now, **changes)

    send_due_messages(at=now)

    assert server.taken == []
    assert stored(letter).delivery == Delivery.FAILED
    assert case.follow_ups.filter(clock=Clock.NOTE).exists()


@pytest.mark.django_db
def test_household_that_came_into_danger_is_written_to_no_more(server, case, now):
    letter = message(case, now)
    case.in_danger = True
    case.save()

    send_due_messages(at=now)

    assert (server.taken, stored(letter).delivery) == ([], Delivery.FAILED)


@pytest.mark.django_db
def test_text_that_cannot_be_opened_holds_up_nobody(server, case, now):
    broken = message(case, now)
    message(case, now, 2)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_message SET body = 'v1:lost:AAAA' WHERE id = %s", [broken.pk])

    assert send_due_messages(at=now) == 1

    assert Message.objects.values_list("delivery", flat=True).get(pk=broken.pk) == Delivery.FAILED


@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_nothing_twice(server, now):
    case = makers.case(makers.office())
    for number in range(60):
        message(case, now, number)
    server.delay = 0.005

    def work(_number):
        try:
            return sum(iter(lambda: send_due_messages(at=now, batch=7), 0))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as senders:
        counts = list(senders.map(work, range(3)))

    assert (sum(counts), len(server.taken), len(set(server.ids()))) == (60, 60, 60)


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_the_server_is_talked_to(server, now):
    case, seen = makers.case(makers.office()), []
    for number in range(3):
        message(case, now, number)

    def look():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND state LIKE 'idle in transaction%' AND pid <> pg_backend_pid()"
            )
            seen.append(cursor.fetchone()[0])
        connection.close()

    server.on_message = look
    send_due_messages(at=now)

    assert seen == [0, 0, 0]
