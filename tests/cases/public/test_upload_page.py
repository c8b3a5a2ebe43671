"""The household's documents on its own pages: sent, shown with their state, opened, taken back."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from cases.models import FollowUp, Upload
from cases.operations.uploads.seen import ask_for_another, mark_seen
from tests import makers
from tests.cases import files
from tests.cases.uploading import check_all, files_in, own_page, page_of, send, sent_and_checked

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("vault")]


@pytest.fixture
def case(office):
    return makers.case(office, people=2)


@pytest.fixture
def rosa(case):
    return case.members.get(position=1).person


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL))


def test_photo_is_received_and_the_page_says_that_it_is_being_checked(client, case, rosa, vault):
    response = send(client, case, files.jpeg_with_place(), person=str(rosa.pk))

    upload, page = case.uploads.get(), text_of(client.get(response.url))
    assert (response.status_code, response.url) == (302, page_of(case))
    assert (upload.kind, upload.person, upload.number, upload.name) == ("passport", rosa, 1, "pasaporte.jpg")
    assert "Lo estamos revisando" in page
    assert files_in(vault) == ["quarantine"]


def test_page_says_on_reload_that_it_is_done(client, case):
    send(client, case, files.pdf(), person="all")
    check_all()

    page = text_of(client.get(page_of(case)))

    assert "Lo recibimos bien" in page
    assert "Lo estamos revisando" not in page


def test_several_files_go_in_one_go(client, case):
    photos = [("1.jpg", files.jpeg()), ("2.png", files.png()), ("3.webp", files.webp())]

    send(client, case, *photos, ("4.pdf", files.pdf()), person="all")

    assert list(case.uploads.order_by("number").values_list("number", "person")) == [(n, None) for n in (1, 2, 3, 4)]


def test_single_traveller_is_not_asked_whose_it_is(client, office):
    alone = makers.case(office)

    html = client.get(page_of(alone)).content.decode()
    send(client, alone, files.jpeg())

    assert 'name="person"' not in html
    assert alone.uploads.get().person == alone.members.get().person


def test_same_file_twice_is_one_document(client, case):
    for name in ("a.jpg", "b.jpg"):
        send(client, case, (name, files.jpeg()), person="all")

    assert case.uploads.count() == 1
    assert case.events.filter(code="upload_received").count() == 1


def test_same_file_twice_leaves_one_file(client, case, vault):
    send(client, case, ("a.jpg", files.jpeg()), ("b.jpg", files.jpeg()), person="all")

    assert files_in(vault) == ["quarantine"]


def test_same_file_of_another_registration_is_its_own(client, case, office):
    other = makers.case(office)
    send(client, case, files.jpeg(), person="all")
    send(client, other, files.jpeg())

    assert (case.uploads.count(), other.uploads.count()) == (1, 1)


def test_eleventh_document_is_refused_and_the_ten_stay(client, case, vault):
    for number in range(10):
        send(client, case, files.jpeg((10 + number, 10)), person="all")

    response = send(client, case, files.png(), person="all")

    assert response.status_code == 422
    assert "Ya tiene 10 documentos" in text_of(response)
    assert (case.uploads.count(), len(files_in(vault))) == (10, 10)


def test_removed_document_is_gone_and_makes_room(client, case, vault):
    upload = sent_and_checked(client, case, person="all")
    address = f"{page_of(case)}{upload.token}/quitar/"

    asked = client.get(address)
    response = client.post(address)

    gone = Upload.objects.get()
    assert "¿Quitar el documento n.º 1" in text_of(asked)
    assert (response.url, gone.state, gone.key, gone.name, files_in(vault)) == (page_of(case), "removed", "", "", [])
    assert not FollowUp.objects.filter(done_at=None).exists()
    assert "N.º 1" not in text_of(client.get(page_of(case)))


def test_removed_document_may_be_sent_again(client, case):
    upload = sent_and_checked(client, case, files.jpeg(), person="all")
    client.post(f"{page_of(case)}{upload.token}/quitar/")

    send(client, case, files.jpeg(), person="all")

    assert list(case.uploads.order_by("number").values_list("state", flat=True)) == ["removed", "received"]


def test_document_that_was_looked_at_stays(client, case, officer, now):
    upload = sent_and_checked(client, case, person="all")
    mark_seen(upload, by=officer, at=now)

    response = client.post(f"{page_of(case)}{upload.token}/quitar/")

    page = text_of(client.get(page_of(case)))
    assert (response.status_code, Upload.objects.get().state) == (403, "clean")
    assert ("Su oficina consular lo vio." in page, "Quitar" in page) == (True, False)


def test_household_downloads_its_own_as_an_attachment(client, case):
    upload = sent_and_checked(client, case, person="all")

    response = client.get(f"{page_of(case)}{upload.token}/")

    assert response.content[:2] == b"\xff\xd8"
    assert {name: response[name] for name in ("Content-Type", "Content-Disposition", "X-Content-Type-Options")} == {
        "Content-Type": "image/jpeg",
        "Content-Disposition": f'attachment; filename="{case.reference}-1.jpg"',
        "X-Content-Type-Options": "nosniff",
    }
    assert (response["Content-Security-Policy"], response["Cache-Control"]) == (
        "default-src 'none'; sandbox", "no-store, private",
    )  # fmt: skip


@pytest.mark.parametrize("part", ["", "quitar/"])
@pytest.mark.parametrize("who", ["wrong secret", "other case", "unknown document"])
def test_others_get_the_answer_of_what_does_not_exist(client, case, office, part, who):
    upload = sent_and_checked(client, case, person="all")
    other, own = makers.case(office), f"/es/mi-registro/{case.reference}"
    address = {
        "wrong secret": f"{own}/{other.secret}/documentos/{upload.token}/{part}",
        "other case": f"{page_of(other)}{upload.token}/{part}",
        "unknown document": f"{page_of(case)}{uuid4()}/{part}",
    }[who]

    got, posted = client.get(address), client.post(address)

    unknown = client.get(f"/es/mi-registro/{other.reference}/{case.secret}/")
    assert (got.status_code, posted.status_code) == (404, 404)
    assert text_of(got).split() == text_of(unknown).split()
    assert Upload.objects.get().state == "clean"


@pytest.mark.parametrize("state", ["received", "refused"])
def test_only_what_is_clean_can_be_opened(client, case, state):
    content = files.jpeg() if state == "received" else files.jpeg()[:200]
    send(client, case, content, person="all")
    if state == "refused":
        check_all()

    response = client.get(f"{page_of(case)}{case.uploads.get().token}/")

    assert (case.uploads.get().state, response.status_code) == (state, 409)


def test_page_says_why_a_document_was_refused_in_the_readers_language(client, case):
    send(client, case, files.with_password(), person="all")
    check_all()

    assert "Guárdelo sin contraseña" in text_of(client.get(page_of(case)))
    assert "Save it without a password" in text_of(client.get(page_of(case, "en")))


def test_page_says_what_the_office_asks_for(client, case, officer, now):
    upload = sent_and_checked(client, case, person="all")
    ask_for_another(upload, reason="No se lee el número", by=officer, at=now)

    page = text_of(client.get(page_of(case)))

    assert "Su oficina consular pide que envíe otro." in page
    assert "No se lee el número" in page


def test_page_says_what_would_help_until_it_is_there(client, office, now):
    family = makers.case(office, people=1)
    child = makers.person(given="Luz", born_on=now.date() - timedelta(days=3000))
    makers.member(family, child, position=2, relation="child")

    before = text_of(client.get(page_of(family)))
    send(client, family, files.jpeg(), kind="birth_record", person=str(child.pk))
    after = text_of(client.get(page_of(family)))

    assert ("Luz Quispe Mamani : partida de nacimiento" in before, "partida de nacimiento" in after) == (True, False)
    assert "Rosa1 Quispe Mamani : pasaporte o DNI" in after


def test_own_page_shows_documents_and_the_way_to_send(client, case):
    before = client.get(own_page(case)).content.decode()
    sent_and_checked(client, case, person="all")

    after = client.get(own_page(case))

    assert f'href="{page_of(case)}"' in before
    assert "Pasaporte: Lo recibimos bien" in text_of(after)
    assert "Nos envió el documento n.º 1" in text_of(after)


def test_closed_registration_takes_no_more(client, office):
    closed = makers.case(office, state="withdrawn")

    html = client.get(page_of(closed)).content.decode()
    response = send(client, closed, files.jpeg())

    assert ('type="file"' in html, response.status_code, Upload.objects.exists()) == (False, 422, False)


def test_page_needs_no_script_and_offers_the_camera(client, case):
    html = client.get(page_of(case)).content.decode()

    assert "<script" not in html
    assert 'enctype="multipart/form-data"' in html
    assert re.search(r'<input type="file"[^>]* multiple accept="image/jpeg,image/png,image/webp,application/pdf"', html)


def test_page_takes_the_same_number_of_queries_for_one_and_for_five(client, case, django_assert_max_num_queries):
    counts = []
    for number in range(5):
        send(client, case, files.jpeg((20 + number, 9)), person="all")
        with django_assert_max_num_queries(20) as captured:
            client.get(page_of(case))
        counts.append(len(captured))

    assert set(counts) == {counts[0]}
