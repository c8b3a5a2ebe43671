"""Bodies that come half, twice, broken or in bytes that are no text, over a real connection: nothing kept wrong."""

import socket
from urllib.parse import urlencode, urlsplit

import pytest

from cases.models import Case
from tests.cases.public.bad_input import Page, no_limits  # noqa: F401 - a fixture
from tests.cases.public.walk import answers_of, draft_of, fill, person, place, started

pytestmark = pytest.mark.django_db(transaction=True)
FORM = "application/x-www-form-urlencoded"


def spoken(live_server, head, body, *, hangs_up=False):
    """What the server says to these bytes; '' where it closes without a word."""
    address = urlsplit(live_server.url)
    with socket.create_connection((address.hostname, address.port), timeout=30) as line:
        line.sendall(head.encode() + body)
        if hangs_up:
            line.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := line.recv(65536):
            answer += piece
    return answer.decode(errors="replace")


def head_of(path, length, kind=FORM):
    return (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n"
        "Connection: close\r\n\r\n"
    )


@pytest.fixture
def base(client):
    place()
    base = started(client)
    fill(client, base, until="persona.1")
    return base


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.99])
def test_half_sent_page_changes_nothing_and_can_be_sent_again(live_server, client, base, share):
    client.post(f"{base}persona/1/", person("Antes"))
    before, body = draft_of(base).answers, urlencode(person("Después")).encode()

    answer = spoken(live_server, head_of(f"{base}persona/1/", len(body)), body[: int(len(body) * share)], hangs_up=True)

    assert answer.partition("\r\n")[0] in ("", "HTTP/1.1 400 Bad Request")
    assert draft_of(base).answers == before
    assert client.post(f"{base}persona/1/", person()).url == f"{base}persona/1/necesidades/"


def test_half_sent_sending_registers_nobody(live_server, client, base):
    fill(client, base)
    body = b"x" * 1000

    spoken(live_server, head_of(f"{base}enviar/", len(body) * 2), body, hangs_up=True)
    client.post(f"{base}enviar/")
    client.post(f"{base}enviar/")

    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"given_names=%ff%fe&paternal_surname=\xff", FORM),
        (b"given_names=%u0052osa%zz%", FORM),
        (b"&&&===&%00=%00&given_names", FORM),
        (b"given_names=Rosa", "multipart/form-data; boundary=x"),
        (b"given_names=Rosa", "multipart/form-data"),
        (b'{"given_names": "Rosa"}', "application/json"),
        (b"given_names=Rosa", f"{FORM}; charset=utf-16"),
        (b"given_names=Rosa", "text/\x00"),
        (b"a=b&" * 3000, FORM),
        (b"given_names=" + b"A" * 3_000_000, FORM),
    ],
)
def test_body_that_is_no_form_is_answered_without_a_failure(client, base, body, kind):
    before = answers_of(base).pages

    response = client.post(f"{base}persona/1/", data=body, content_type=kind)

    assert response.status_code in (302, 400, 413)
    assert {key: page for key, page in answers_of(base).pages.items() if key != "persona.1"} == before


def test_same_field_many_times_is_one_answer(client, base):
    client.post(f"{base}persona/1/", data=urlencode([*person().items(), ("given_names", "Ana")]), content_type=FORM)

    assert answers_of(base).value("persona.1", "given_names") == "Ana"


def test_lines_of_a_text_stay_as_typed_however_often_they_are_sent(client, base):
    fill(client, base)
    typed, page = "Diabetes.\r\nUsa insulina.", f"{base}persona/1/necesidades/"

    client.post(page, {"health_note": typed})
    again = Page(client.get(page).content.decode()).values["health_note"]
    client.post(page, {"health_note": again.replace("\n", "\r\n")})

    assert again == typed.replace("\r\n", "\n")
    assert Page(client.get(page).content.decode()).values["health_note"] == again
