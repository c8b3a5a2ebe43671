"""The lines of the passport fill the page of a person: everything stays editable, and nothing typed is overwritten."""

import re
from html import unescape

import pytest

from cases.formats.mrz import written
from cases.models import Case
from tests.cases.public.walk import answers_of, day, fill, person, place, started

pytestmark = pytest.mark.django_db
ROSA = {
    "code": "P", "issuer": "PER", "number": "116543210", "nationality": "PER", "primary": "Quispe Mamani",
    "secondary": "Rosa María", "born": "900517", "sex": "F", "expires": "290201",
}  # fmt: skip
UNTOUCHED = {"nationality": "PE", "document_country": "PE"}


def lines(layout="TD3", **changes):
    return "\n".join(written(layout, **(ROSA | changes)))


@pytest.fixture
def base(client):
    place()
    base = started(client)
    fill(client, base, until="persona.1")
    return base


def pressed(client, base, typed, then="fill"):
    """The page as it comes back after its button."""
    response = client.post(f"{base}persona/1/", typed | {"then": then})
    assert response.status_code == 302
    return client.get(response.url).content.decode()


def kept(base):
    return {name: value for name, value in answers_of(base).typed("persona.1").items() if value and name != "lines"}


def message(html, name, kind="error"):
    found = re.search(rf'<p class="[^"]*" id="{name}-{kind}"[^>]*>(.*?)</p>', html)
    return unescape(found[1]) if found else ""


def test_lines_fill_every_field(client, base):
    html = pressed(client, base, UNTOUCHED | {"lines": lines()})

    assert kept(base) == {
        "given_names": "Rosa Maria", "paternal_surname": "Quispe", "maternal_surname": "Mamani", "sex": "F",
        **day("born_on", "17 5 1990"), "nationality": "PE", "document_kind": "passport", "document_number": "116543210",
        "document_country": "PE", **day("document_expires_on", "1 2 2029"),
    }  # fmt: skip
    assert 'value="Rosa Maria"' in html
    assert "Revise los datos de abajo" in message(html, "lines", "note")
    assert 'class="msg"' not in html


def test_filled_page_leads_on_when_it_is_confirmed(client, base):
    pressed(client, base, UNTOUCHED | {"lines": lines()})

    onward = client.post(f"{base}persona/1/", answers_of(base).typed("persona.1"))

    assert onward.url == f"{base}persona/1/necesidades/"
    assert "Rosa Maria" in client.get(f"{base}persona/1/").content.decode()


def test_continuing_with_new_lines_fills_first_and_shows_what_was_filled(client, base):
    html = pressed(client, base, UNTOUCHED | {"lines": lines()}, then="")

    assert kept(base)["document_number"] == "116543210"
    assert "Revise los datos de abajo" in message(html, "lines", "note")
    assert answers_of(base).mark("persona.1") == "asked"


def test_field_emptied_after_filling_stays_empty(client, base):
    pressed(client, base, UNTOUCHED | {"lines": lines()})
    emptied = answers_of(base).typed("persona.1") | dict.fromkeys(day("document_expires_on", "1 1 1"), "")

    onward = client.post(f"{base}persona/1/", emptied)

    assert onward.url == f"{base}persona/1/necesidades/"
    assert "document_expires_on_year" not in kept(base)


def test_what_was_typed_is_never_overwritten_and_the_difference_is_said(client, base):
    typed = person("Rosita", **day("born_on", "18 5 1990"), document_number="116543211")

    html = pressed(client, base, typed | {"lines": lines()})

    assert kept(base)["given_names"] == "Rosita"
    assert "ROSA MARIA" in message(html, "given_names", "note")
    assert "17 de mayo de 1990" in message(html, "born_on", "note")
    assert "116543210" in message(html, "document_number", "note")
    assert message(html, "paternal_surname", "note") == message(html, "sex", "note") == ""


def test_difference_is_pointed_out_once_and_refuses_nothing(client, base):
    typed = person(**day("born_on", "18 5 1990")) | {"lines": lines(secondary="Rosa", expires=expiry())}

    first = client.post(f"{base}persona/1/", typed)
    second = client.post(f"{base}persona/1/", typed)

    assert first.url.startswith(f"{base}persona/1/#")
    assert second.url == f"{base}persona/1/necesidades/"


def expiry():
    return f"{int(person()['document_expires_on_year']) % 100:02}0201"


def test_lines_that_agree_do_not_stop_the_way(client, base):
    agreeing = person("Rosa") | {"lines": lines(secondary="Rosa", expires=expiry())}

    assert client.post(f"{base}persona/1/", agreeing).url == f"{base}persona/1/necesidades/"


def test_names_typed_with_accents_agree_with_the_zone(client, base):
    typed = person("José Ñáñez", paternal_surname="Muñoz", maternal_surname="Güell")

    html = pressed(client, base, typed | {"lines": lines(primary="Munoz Guell", secondary="Jose Nanez")})

    assert message(html, "given_names", "note") == message(html, "paternal_surname", "note") == ""


@pytest.mark.parametrize(
    ("wrong", "part"),
    [
        (lines().replace("116543210", "116543211"), "el número del documento («116543211"),
        (lines().replace("900517", "900518"), "la fecha de nacimiento («900518"),
        (lines().replace("290201", "290202"), "la fecha de vencimiento («290202"),
        (lines(optional="12345678").replace("12345678", "12345679"), "lo que sigue a la fecha de vencimiento"),
        (lines()[:-1] + str((int(lines()[-1]) + 1) % 10), "el último número"),
        (lines(nationality="PEQ"), "las tres letras de la nacionalidad («PEQ»)"),
    ],
)
@pytest.mark.parametrize("then", ["fill", ""])
def test_wrong_digit_says_which_part_to_look_at_and_keeps_the_lines(client, base, wrong, part, then):
    html = pressed(client, base, UNTOUCHED | {"lines": wrong}, then)

    assert part in message(html, "lines")
    assert "<title>Error:" in html
    assert "<details open>" in html
    assert wrong.replace("\n", "") in unescape(html).replace("\n", "").replace("\r", "")
    assert "document_number" not in kept(base)


def test_wrong_lines_by_their_button_blame_no_other_field(client, base):
    html = pressed(client, base, UNTOUCHED | {"lines": "P<PER"})

    assert html.count('class="msg"') == 1
    assert "No pudimos leer estas líneas" in message(html, "lines")


def test_wrong_lines_may_be_left_out(client, base):
    client.post(f"{base}persona/1/", person() | {"lines": "P<PER"})

    assert client.post(f"{base}persona/1/", person() | {"lines": ""}).url == f"{base}persona/1/necesidades/"


def test_button_without_lines_asks_for_them(client, base):
    html = pressed(client, base, UNTOUCHED)

    assert "Copie aquí primero las líneas" in message(html, "lines")
    assert html.count('class="msg"') == 1


def test_page_not_seen_yet_keeps_the_lines_folded(client, base):
    html = client.get(f"{base}persona/1/").content.decode()

    assert "<details><summary>" in html
    assert 'class="msg"' not in html


def test_visa_is_sent_back_to_the_page_with_the_photo(client, base):
    html = pressed(client, base, {"lines": lines(code="V")})

    assert "Estas líneas son de una visa" in message(html, "lines")


def test_foreign_passport_changes_what_the_page_had_proposed(client, base):
    pressed(client, base, UNTOUCHED | {"lines": lines(issuer="VEN", nationality="VEN")})

    assert (kept(base)["nationality"], kept(base)["document_country"]) == ("VE", "VE")


def test_passport_beside_another_document_fills_only_the_person(client, base):
    typed = UNTOUCHED | {"document_kind": "national_id", "document_number": "10117410", "lines": lines()}

    html = pressed(client, base, typed)

    assert (kept(base)["document_number"], kept(base)["given_names"]) == ("10117410", "Rosa Maria")
    assert message(html, "document_number", "note") == ""


def test_card_of_three_lines_is_a_national_document(client, base):
    pressed(client, base, UNTOUCHED | {"lines": lines("TD1", code="I", number="10117410")})

    assert (kept(base)["document_kind"], kept(base)["document_number"]) == ("national_id", "10117410")


def test_birth_date_that_is_not_whole_is_explained(client, base):
    html = pressed(client, base, UNTOUCHED | {"lines": lines(born="58<<<<")})

    assert kept(base)["born_on_year"] == "1958"
    assert "escriba 1 en lo que falte" in message(html, "born_on", "note")


def test_lines_put_aside_are_kept_and_filled_in(client, base):
    paused = client.post(f"{base}persona/1/", UNTOUCHED | {"lines": lines(), "then": "later"})

    assert paused.url == base
    assert kept(base)["given_names"] == "Rosa Maria"


def test_lines_are_kept_in_the_other_language(client, base):
    html = pressed(client, base, UNTOUCHED | {"lines": lines().replace("116543210", "116543211")}, "language")

    assert '<html lang="en">' in html
    assert "116543211" in message(html, "lines")


def test_lines_are_no_part_of_what_is_sent(client, base):
    fill(client, base, {"persona.1": person("Rosa") | {"lines": lines(secondary="Rosa", expires=expiry())}})

    review = client.get(f"{base}revisar/").content.decode()
    client.post(f"{base}enviar/")

    assert "P&lt;PER" not in review
    assert Case.objects.get().members.get().person.documents.get().number == "116543210"
