"""What is wrong with a file or with the way it came: a clear word at the field, nothing lost, nothing left lying."""

import re
import socket
from html import unescape

import pytest
from django.conf import settings as of_django
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cases.models import Upload
from tests import makers
from tests.cases import files
from tests.cases.uploading import body_of, files_in, page_of, send

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("vault")]
FIELD = re.compile(r'<div class="msg" id="files-error">(.*?)</div>', re.DOTALL)
LONG_ANSWER = b'--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\n' + b"a" * 3_000_000
NO_PHOTO = "Este archivo no es una foto ni un PDF, aunque su nombre lo diga."


@pytest.fixture
def case(office):
    return makers.case(office)


def words_at_field(response):
    """What the page says at the files, with the summary and the title that go with it."""
    html = response.content.decode()
    assert "<title>Error:" in html
    assert '<a href="#files">' in html
    assert 'aria-invalid="true"' in html
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", FIELD.search(html)[1]))).strip()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>evil()</script></svg>'
FALSE = {
    "zip as pdf": ("contrato.pdf", files.zipped()),
    "html as jpg": ("foto.jpg", b"<!doctype html><script>evil()</script>"),
    "svg": ("foto.svg", SVG),
    "svg as png": ("foto.png", b"<?xml version='1.0'?>" + SVG),
    "program": ("foto.jpg", b"MZ\x90\0" + b"\0" * 200),
    "gif": ("foto.gif", b"GIF89a" + b"\0" * 50),
    "text": ("nota.txt", b"hola"),
    "pdf behind a gif": ("foto.pdf", b"GIF89a" + files.pdf()),
    "one letter": ("a.jpg", b"a"),
}


@pytest.mark.parametrize("kind", FALSE)
def test_type_is_told_by_content_alone(client, case, vault, kind):
    name, content = FALSE[kind]

    response = send(client, case, (name, content))

    assert response.status_code == 422
    assert words_at_field(response).startswith(f"{name}: {NO_PHOTO}")
    assert (Upload.objects.exists(), files_in(vault)) == (False, [])


def test_true_photo_under_a_false_name_is_taken(client, case):
    assert send(client, case, ("virus.exe", files.png())).status_code == 302
    assert case.uploads.get().name == "virus.exe"


def test_photo_of_an_iphone_gets_a_word_on_how_to_send_it(client, case):
    words = words_at_field(send(client, case, ("IMG_1.HEIC", files.heic())))

    assert "Ajustes > Cámara > Formatos" in words
    assert "captura de pantalla" in words


def test_empty_file(client, case):
    assert words_at_field(send(client, case, ("vacio.jpg", b""))) == "vacio.jpg: El archivo está vacío. Elija otro."


def test_no_file_at_all(client, case):
    response = client.post(page_of(case), {"kind": "passport", "whole": "1"})

    assert words_at_field(response) == "Elija una foto o un archivo."


def test_file_of_more_than_ten_megabytes(client, case, vault):
    response = send(client, case, ("grande.jpg", files.jpeg() + b"\0" * of_django.UPLOAD_BYTES))

    assert words_at_field(response).startswith("grande.jpg: El archivo pesa más de 10 MB.")
    assert files_in(vault) == []


def test_file_of_just_ten_megabytes_is_taken(client, case):
    photo = files.jpeg()

    response = send(client, case, photo + b"\0" * (of_django.UPLOAD_BYTES - len(photo)))

    assert (response.status_code, case.uploads.get().size) == (302, of_django.UPLOAD_BYTES)


def test_one_bad_file_does_not_hold_up_the_good_ones(client, case):
    response = send(
        client, case, ("a.jpg", files.jpeg()), ("b.pdf", files.zipped()), ("c.jpg", b""), ("d.png", files.png())
    )

    assert response.status_code == 422
    assert list(case.uploads.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert ("b.pdf:" in words_at_field(response), "c.jpg:" in words_at_field(response)) == (True, True)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.ini", "system.ini"),
        ("foto\u202egpj.exe", "fotogpj.exe"),
        ("con\ttab y\x07 campana.jpg", "contab y campana.jpg"),
        ("<script>alert(1)</script>.jpg", "script>.jpg"),
        ("{{ settings.SECRET_KEY }}.jpg", "{{ settings.SECRET_KEY }}.jpg"),
        ("niño 👶 n\u0303.jpg", "niño 👶 ñ.jpg"),
        ("\ue000text\ue002x\ue001.jpg", "textx.jpg"),
        ("'; DROP TABLE cases_upload; --.jpg", "'; DROP TABLE cases_upload; --.jpg"),
        ("=1+1|calc!A0.jpg", "=1+1|calc!A0.jpg"),
    ],
)
def test_name_of_a_file_is_shown_and_never_followed(case, vault, given, kept):
    client = Client()
    response = send(client, case, (given, files.jpeg()))

    page = client.get(page_of(case)).content.decode()
    assert response.status_code == 302
    assert case.uploads.get().name == kept
    assert f"<bdi>{kept}</bdi>" in unescape(page)
    assert "<script>" not in page
    assert [path.name for path in vault.rglob("*") if path.is_file()] == [case.uploads.get().token.hex]


def test_long_name_is_shortened_in_the_middle(client, case):
    send(client, case, (f"foto{'ó' * 245}fin.jpg", files.jpeg()))

    name = case.uploads.get().name
    assert (len(name) <= 81, name.startswith("fotoóó"), name.endswith("ófin.jpg"), "…" in name) == (True,) * 4


def test_name_longer_than_any_device_has_gets_a_word(client, case, vault):
    response = send(client, case, (f"foto{'o' * 10_000}fin.jpg", files.jpeg()))

    assert (response.status_code, words_at_field(response)[:18]) == (400, "El envío se cortó ")
    assert files_in(vault) == []


@pytest.mark.parametrize("name", ["..", "/", "\x00"])
def test_name_that_is_none_breaks_nothing(client, case, name):
    response = send(client, case, (name, files.jpeg()))

    assert response.status_code in (302, 422)


@pytest.mark.parametrize("kind", ["", "x" * 10_000, "\0", "../../etc"])
def test_kind_that_is_none_says_so_and_leaves_no_file(client, case, vault, kind):
    response = send(client, case, files.jpeg(), kind=kind)

    assert response.status_code == 422
    assert "Elija qué documento es." in response.content.decode()
    assert (Upload.objects.exists(), files_in(vault)) == (False, [])


def test_person_of_another_family_is_no_choice(client, office):
    family, other = makers.case(office, people=2), makers.case(office)

    response = send(client, family, files.jpeg(), person=str(other.members.get().person_id))

    assert response.status_code == 422
    assert "Elija de quién es el documento." in response.content.decode()
    assert not Upload.objects.exists()


def test_what_was_chosen_stays_when_a_file_is_refused(client, office):
    family = makers.case(office, people=2)
    person = family.members.get(position=2).person

    html = send(client, family, b"", kind="ticket", person=str(person.pk)).content.decode()

    assert re.search(r'value="ticket" checked', html)
    assert f'<option value="{person.pk}" selected>' in html


def test_file_in_another_field_is_not_even_stored(client, case, vault):
    stranger = SimpleUploadedFile("x.jpg", files.jpeg())

    response = client.post(page_of(case), {"kind": "passport", "whole": "1", "wrong": stranger})

    assert words_at_field(response) == "Elija una foto o un archivo."
    assert files_in(vault) == []


def test_hundred_megabytes_declared_are_refused_before_they_are_read(client, case, vault):
    """The body isn't touched: were it read, this one would raise."""

    class Untouchable:
        def read(self, *_size):
            raise AssertionError("the body was read")

        readline = read

    response = client.generic(
        "POST", page_of(case), b"", content_type="multipart/form-data; boundary=x",
        **{"CONTENT_LENGTH": str(100 * 1024 * 1024), "wsgi.input": Untouchable()},
    )  # fmt: skip

    assert response.status_code == 413
    assert words_at_field(response).startswith("Los archivos juntos pesan demasiado.")


@pytest.mark.parametrize("cut", [10, 120, 300, 1500, -60])
def test_half_sent_body_says_that_it_broke_off(client, case, vault, cut):
    body = body_of({"kind": "passport", "whole": "1"}, [("a.jpg", files.jpeg((300, 300)))])

    response = client.generic(
        "POST", page_of(case), body[:cut], content_type="multipart/form-data; boundary=xxBOUNDARYxx"
    )

    assert response.status_code == 400
    assert words_at_field(response).startswith("El envío se cortó")
    assert (Upload.objects.exists(), files_in(vault)) == (False, [])


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"x"), ("multipart/form-data; boundary=", b"x"), ("text/plain", b"hola"),
        ("multipart/form-data; boundary=x", b"\xff" * 3000), ("application/json", b"{}"),
        ("multipart/form-data; boundary=x", LONG_ANSWER),
    ],
)  # fmt: skip
def test_body_that_is_no_form_is_refused_kindly(client, case, content_type, body):
    response = client.generic("POST", page_of(case), body, content_type=content_type)

    assert (response.status_code, words_at_field(response)[:16]) == (400, "El envío se cort")


def test_two_hundred_files_in_one_body_are_refused(client, case, vault):
    response = send(client, case, *[(f"{n}.jpg", files.jpeg()) for n in range(200)])

    assert (response.status_code, Upload.objects.exists(), files_in(vault)) == (400, False, [])


def test_client_that_hangs_up_in_the_middle_leaves_nothing(case, vault, live_server):
    """A true socket: half of a photo, and the line is dead."""
    host, port = live_server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        head = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n\r\n'
        line.sendall(
            f"POST {page_of(case)} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n"
            "Content-Type: multipart/form-data; boundary=x\r\n\r\n".encode()
            + head
            + files.jpeg((900, 900))
        )
        line.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: line.recv(65536), b""))

    assert answer.startswith(b"HTTP/1.1 400")
    assert (Upload.objects.exists(), files_in(vault)) == (False, [])


def test_too_many_sendings_are_asked_to_wait(client, case, settings, vault):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "upload": "2/hour"}
    answers = [send(client, case, files.jpeg((n, 9))).status_code for n in (10, 11, 12)]

    assert answers == [302, 302, 429]
    assert (case.uploads.count(), len(files_in(vault))) == (2, 2)


def test_button_pressed_five_times_makes_one_document(client, case):
    answers = {send(client, case, files.jpeg()).status_code for _time in range(5)}

    assert (answers, case.uploads.count()) == ({302}, 1)
