"""The one-time code: to the registered mail, six digits, ten minutes, five tries, once; the newest counts."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from cases.enums import Delivery
from cases.models import AccessCode, Message
from cases.operations.access_code import BLANK, ask_for_code, enter_with_code, forget_codes, make_codes
from cases.operations.send import send_due_messages
from cases.queries.outbox import text_for_staff
from cases.rules.access_codes import LIFE
from tests import makers

pytestmark = pytest.mark.django_db
ASK = "/es/mi-registro/codigo/"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def case(office):
    return makers.case(office)


def asked(case, at):
    """The code that was mailed for a wish of that moment."""
    ask_for_code(case.reference, by=None, at=at)
    make_codes(at=at)
    return AccessCode.objects.newest_of(case.reference)[0].code


def wrong(code):
    return f"{(int(code) + 1) % 10**6:06}"


def mailed(at):
    send_due_messages(at=at)
    return mail.outbox[-1]


def test_code_comes_by_mail_and_leads_to_the_registration(client, case):
    page = client.post(ASK, {"reference": case.reference.lower().replace("-", " ")})
    make_codes(at=timezone.now())
    letter = mailed(timezone.now())
    code = re.search(r"^\d{6}$", letter.body, re.MULTILINE)[0]
    entered = client.post(page.url, {"code": f" {code[:3]} {code[3:]} "})

    assert page.url == f"{ASK}{case.reference}/entrar/"
    assert letter.to == ["rosa@example.org"]
    assert case.secret not in letter.body
    assert entered.url == f"/es/mi-registro/{case.reference}/{case.secret}/"
    assert "Alguien entró a esta página con un código" in client.get(entered.url).content.decode()


def test_only_a_hash_of_the_code_stays(case, now):
    code = asked(case, now)
    letter = mailed(now)

    forget_codes(at=now)

    row = AccessCode.objects.get()
    assert code in letter.body
    assert (row.code, len(row.digest)) == ("", 64)
    with connection.cursor() as cursor:
        cursor.execute("SELECT digest, code FROM cases_accesscode")
        assert code not in str(cursor.fetchall())


def test_outbox_never_holds_the_code(case, now):
    code = asked(case, now)
    message = Message.objects.get(kind="access_code")

    before = message.body
    mailed(now)
    message.refresh_from_db()

    assert BLANK in before
    assert message.body == before
    assert code not in before + message.subject + text_for_staff(message)


@pytest.mark.parametrize(("after", "opens"), [(LIFE - MINUTE / 60, True), (LIFE, False), (LIFE + MINUTE, False)])
def test_code_lives_ten_minutes(case, now, after, opens):
    code = asked(case, now)

    entered = enter_with_code(case.reference, code, by=None, at=now + after)

    assert (entered == case) is opens


def test_code_opens_once(case, now):
    code = asked(case, now)

    first = enter_with_code(case.reference, code, by=None, at=now)
    again = enter_with_code(case.reference, code, by=None, at=now)

    assert (first, again) == (case, None)


def test_right_code_is_of_no_use_after_five_wrong_ones(case, now):
    code = asked(case, now)
    for _try in range(5):
        assert enter_with_code(case.reference, wrong(code), by=None, at=now) is None

    assert enter_with_code(case.reference, code, by=None, at=now) is None


def test_fifth_try_still_opens(case, now):
    code = asked(case, now)
    for _try in range(4):
        enter_with_code(case.reference, wrong(code), by=None, at=now)

    assert enter_with_code(case.reference, code, by=None, at=now) == case


def test_newest_code_counts(case, now):
    older, newer = asked(case, now), asked(case, now + MINUTE)
    at = now + MINUTE

    entered = [enter_with_code(case.reference, code, by=None, at=at) for code in (older, newer)]

    assert entered == ([None, case] if older != newer else [case, None])


def test_code_of_another_registration_opens_nothing(case, office, now):
    other = makers.case(office)
    code, _mine = asked(other, now), asked(case, now)

    assert enter_with_code(case.reference, code, by=None, at=now) is None or code == _mine


def test_pressed_twice_is_one_code(case, now):
    for seconds in (0, 1, 30):
        ask_for_code(case.reference, by=None, at=now + timedelta(seconds=seconds))

    assert AccessCode.objects.count() == 1


def test_five_codes_an_hour_and_ten_a_day(case, now):
    for minutes in range(0, 24 * 60, 5):
        ask_for_code(case.reference, by=None, at=now + timedelta(minutes=minutes))

    moments = [(code.asked_at - now) // MINUTE for code in AccessCode.objects.order_by("id")]
    assert moments == [0, 5, 10, 15, 20, 60, 65, 70, 75, 80]


@pytest.mark.parametrize("changes", [{"email": ""}, {"in_danger": True}, {"state": "withdrawn"}])
def test_who_gets_no_mail_gets_no_code(office, now, changes):
    case = makers.case(office, **changes)

    ask_for_code(case.reference, by=None, at=now)
    make_codes(at=now)

    has_mail = changes == {"state": "withdrawn"}
    assert Message.objects.filter(kind="access_code").exists() is has_mail
    assert bool(AccessCode.objects.get().digest) is has_mail


def test_empty_row_opens_to_no_code(office, now):
    case = makers.case(office, email="")
    ask_for_code(case.reference, by=None, at=now)
    make_codes(at=now)

    assert {enter_with_code(case.reference, code, by=None, at=now) for code in ("", "000000", "-" * 6)} == {None}


def test_request_that_nobody_looked_at_in_time_makes_no_code(case, now):
    ask_for_code(case.reference, by=None, at=now)

    make_codes(at=now + LIFE)

    assert (AccessCode.objects.get().digest, Message.objects.count()) == ("", 0)


def test_code_that_could_not_be_sent_in_time_is_never_sent(case, now):
    asked(case, now)

    forget_codes(at=now + LIFE)
    send_due_messages(at=now + LIFE)

    assert mail.outbox == []
    assert Message.objects.get().delivery == Delivery.FAILED
    assert AccessCode.objects.get().code == ""
    assert not case.follow_ups.exists()


def test_made_codes_are_made_once(case, now):
    ask_for_code(case.reference, by=None, at=now)

    assert [make_codes(at=now), make_codes(at=now)] == [1, 0]
    assert Message.objects.count() == 1


def test_rows_are_gone_after_two_days(case, now):
    asked(case, now)

    forget_codes(at=now + timedelta(days=2, seconds=1))

    assert AccessCode.objects.count() == 0


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "12 34 5b", "\u0661\u0662\u0663\u0664\u0665"])
def test_what_is_no_code_is_said_without_a_try(client, case, now, typed):
    asked(case, now)

    html = client.post(f"{ASK}{case.reference}/entrar/", {"code": typed}).content.decode()

    assert "<title>Error:" in html
    assert AccessCode.objects.get().tries == 0


def test_mistyped_reference_says_so(client, case):
    html = client.post(ASK, {"reference": "K7QX"}).content.decode()

    assert "Falta o sobra algo en el número." in html
    assert AccessCode.objects.count() == 0


def test_page_of_what_is_no_reference_asks_for_one(client):
    assert client.get(f"{ASK}hello/entrar/").url == ASK
