"""The receipt: what somebody keeps who has just sent a registration, on the page, on paper and as PDF."""

import io
import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pikepdf
import pytest
import segno
from django.utils import timezone, translation

from cases.enums import CaseState
from cases.models import Case, RegistrationDraft
from cases.operations.triage import read_case
from repatriation.common import limits
from repatriation.common.references import new_secret
from tests import makers
from tests.cases.public.walk import fill, place, started

pytestmark = pytest.mark.django_db
SITE = "https://retorno.example.org"


@pytest.fixture(autouse=True)
def site(settings):
    settings.PUBLIC_URL = SITE


@pytest.fixture
def sent(client):
    """The receipt of a family that has just sent its registration, in Spanish."""
    place()
    base = started(client)
    fill(client, base)
    return client.post(f"{base}enviar/").url


def pdf_of(client, case, language="es"):
    return client.get(f"/{language}/mi-registro/{case.reference}/{case.secret}/constancia.pdf")


def test_receipt_shows_number_and_key_in_groups(client, sent):
    html = client.get(sent).content.decode()

    case = Case.objects.get()
    assert re.fullmatch(r"\w{4}-\w{4}-\w", case.reference)
    assert re.fullmatch(r"\w{4}-\w{4}-\w{4}-\w{4}", case.secret)
    assert f'<p class="ref">{case.reference}</p>' in html
    assert f'<p class="ref small">{case.secret}</p>' in html


def test_receipt_says_that_it_is_no_seat_whom_to_distrust_and_how_to_withdraw(client, sent):
    html = client.get(sent).content.decode()

    headings = re.findall(r"<h2>(.*?)</h2>", html)
    assert headings == [
        "Esto todavía no es un asiento", "Qué pasa ahora", "Su oficina consular", "Si ya no necesita ayuda",
        "Cuídese de los engaños", "Su página",
    ]  # fmt: skip
    assert f"El único sitio oficial es {SITE}" in html


def of_office(**changes):
    """A registration of the fixed moment, in an office that can be reached."""
    office = makers.office()
    office.phone, office.emergency_phone = "+1 305 555 0134", "+1 305 555 0199"
    office.save()
    return makers.case(office, **changes)


def words_of(client, case, language="es"):
    """The page that follows the sending."""
    at = timezone.now()
    draft = RegistrationDraft.objects.create(started_at=at, saved_at=at, sent_at=at)
    Case.objects.filter(pk=case.pk).update(draft_token=draft.token)
    return client.get(f"/{language}/registro/{draft.token}/constancia/").content.decode()


@pytest.mark.parametrize(("tier", "hour"), [(4, 48), (1, 4)])
def test_receipt_says_by_when_somebody_reads_it_on_the_clock_of_the_office(client, tier, hour):
    at = timezone.now().replace(microsecond=0)
    case = of_office(tier=tier, at=at)

    html = words_of(client, case)

    until = timezone.localtime(at + timedelta(hours=hour), ZoneInfo("America/New_York"))
    words = rf"leerá su registro antes del \S+ {until.day} de \w+ de {until.year}, {until:%H:%M} \(hora de Miami\)\."
    assert re.search(words, html)


def test_receipt_says_when_it_was_read(client, now):
    case = of_office()
    read_case(case, by=makers.officer(case.office), at=now)

    assert "leyó su registro el viernes 20 de noviembre de 2026, 10:00 (hora de Miami)." in words_of(client, case)


def test_receipt_of_an_office_that_is_late_says_so(client, now):
    case = of_office(at=timezone.now() - timedelta(days=3))

    html = words_of(client, case)

    assert "debió leer ya su registro. Si no ve novedades, pida en su página que lo revise una persona." in html


def test_receipt_names_the_office_and_its_telephones(client):
    html = words_of(client, of_office())

    assert "<p>Consulado General CG-MIA</p><p>Teléfono: +1 305 555 0134</p>" in html
    assert "<p>Teléfono de emergencia: +1 305 555 0199</p>" in html


def test_office_that_cannot_be_called_yet_has_the_registration_all_the_same(client, office):
    html = words_of(client, makers.case(office))

    assert "Todavía no publicamos su dirección ni su teléfono. Lo que usted envió ya le llegó." in html


def test_somebody_in_danger_is_not_led_to_keep_a_picture_or_a_file(client):
    html = words_of(client, of_office(in_danger=True))

    assert "no guarde foto ni archivo" in html
    assert "constancia.pdf" not in html
    assert "rosa@example.org" not in html


def test_code_on_the_page_is_that_of_the_status_address(client, sent):
    html = client.get(sent).content.decode()

    case = Case.objects.get()
    address = f"{SITE}/es/mi-registro/{case.reference}/{case.secret}/"
    assert segno.make(address, error="m").svg_inline(light="#fff", omitsize=True, svgclass="qr", lineclass=None) in html
    assert f">{address}</a>" in html
    assert client.get(address.removeprefix(SITE)).status_code == 200


def test_receipt_is_never_kept_by_a_cache(client, sent):
    page, pdf = client.get(sent), pdf_of(client, Case.objects.get())

    assert {"no-store" in answer["Cache-Control"] for answer in (page, pdf)} == {True}
    assert (page.cookies, pdf.cookies) == ({}, {})


def test_receipt_of_a_draft_that_was_not_sent_leads_back_to_it(client):
    place()
    base = started(client)
    fill(client, base)

    assert client.get(f"{base}constancia/").url == f"{base}revisar/"


@pytest.mark.parametrize("language", ["es", "en"])
def test_pdf_is_one_tagged_page_in_the_language_of_the_reader(client, language):
    answer = pdf_of(client, of_office(), language)

    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) == 1
        assert str(pdf.Root.Lang) == language
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert about["dc:title"] == {"es": "Recibimos su registro", "en": "We received your registration"}[language]
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert answer["Content-Disposition"] == 'attachment; filename="retorno.pdf"'


def test_pdf_of_the_longest_receipt_still_fits_one_page(client):
    case = of_office(email=f"{'a' * 60}@{'b' * 60}.example.org")
    office = case.office
    office.name, office.address = "Consulado General del Perú en " + "Ciudad de Nombre Largo " * 3, "Avenida " * 35
    office.email = f"{'c' * 60}@example.org"
    office.save()

    for language in ("es", "en"):
        with pikepdf.open(io.BytesIO(pdf_of(client, case, language).content)) as pdf:
            assert len(pdf.pages) == 1


def test_typst_signs_in_a_name_stay_signs(client):
    case = of_office()
    case.office.name = '#panic("x") $a$ *b* <c> [d] \\ "e"'
    case.office.save()

    assert pdf_of(client, case).content.startswith(b"%PDF-")


def test_stranger_gets_no_pdf(client):
    case = of_office()

    answers = [
        client.get(f"/es/mi-registro/{reference}/{secret}/constancia.pdf")
        for reference, secret in [(case.reference, new_secret()), ("x", "y")]
    ]

    assert {(answer.status_code, answer["Content-Type"]) for answer in answers} == {(404, "text/html; charset=utf-8")}


def test_too_many_pdfs_are_asked_to_wait(client, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"receipt_pdf": "2/minute"}
    limits.limiter().storage.reset()
    case = of_office()

    codes = [pdf_of(client, case).status_code for _press in range(3)]

    limits.limiter().storage.reset()
    assert codes == [200, 200, 429]


def test_receipt_costs_the_same_whatever_the_family(client, django_assert_max_num_queries):
    case = of_office(people=12, state=CaseState.WAITING)

    with django_assert_max_num_queries(1), translation.override("es"):
        pdf_of(client, case)
