"""The receipts of a request for support and of a relative's report: page and PDF, with the code of their own page."""

import io

import pikepdf
import pytest
import segno

from cases.models import Case, RelativeReport
from tests import makers
from tests.cases.public.short_walk import RELATIVE, asked, fill, home, started

pytestmark = pytest.mark.django_db
SITE = "https://retorno.example.org"


@pytest.fixture(autouse=True)
def site(settings):
    settings.PUBLIC_URL = SITE


def of_support(client):
    home()
    html = asked(client).content.decode()
    case = Case.objects.get()
    return html, case, f"/es/mi-registro/{case.reference}/{case.secret}/"


def of_report(client):
    makers.jurisdiction("US-FL", makers.office())
    base = started(client, "familiar-detenido")
    fill(client, base, RELATIVE)
    html = client.get(client.post(f"{base}enviar/").url).content.decode()
    report = RelativeReport.objects.get()
    return html, report, f"/es/familiar-detenido/aviso/{report.reference}/{report.secret}/"


BOTH = pytest.mark.parametrize("sent", [of_support, of_report])


@BOTH
def test_receipt_shows_the_code_of_its_page_and_the_way_to_the_pdf(client, sent):
    html, thing, own = sent(client)

    drawn = segno.make(SITE + own, error="m").svg_inline(light="#fff", omitsize=True, svgclass="qr", lineclass=None)
    assert drawn in html
    assert f'href="{own}constancia.pdf"' in html
    assert [f'<p class="ref">{thing.reference}</p>' in html, thing.secret in html] == [True, True]
    assert client.get(own).status_code == 200


@BOTH
@pytest.mark.parametrize("language", ["es", "en"])
def test_pdf_is_one_tagged_page_with_the_words_of_its_kind(client, sent, language):
    html, _thing, own = sent(client)

    answer = client.get(f"/{language}{own[3:]}constancia.pdf")

    with pikepdf.open(io.BytesIO(answer.content)) as pdf, pdf.open_metadata() as about:
        assert (len(pdf.pages), str(pdf.Root.Lang)) == (1, language)
        assert (about["dc:title"] in html) == (language == "es")
        assert about["dc:title"] not in ("Recibimos su registro", "We received your registration")
    assert answer["Content-Disposition"] == 'attachment; filename="retorno.pdf"'
    assert "no-store" in answer["Cache-Control"]


@BOTH
def test_stranger_gets_no_pdf(client, sent):
    _html, _thing, own = sent(client)

    answer = client.get(f"{own[:-3]}XX/constancia.pdf")

    assert (answer.status_code, answer["Content-Type"]) == (404, "text/html; charset=utf-8")


def test_who_asks_for_support_in_danger_is_not_led_to_keep_a_file(client):
    _html, case, own = of_support(client)
    Case.objects.filter(pk=case.pk).update(in_danger=True)

    html = client.get(f"/es/ya-volvi/{case.draft_token}/constancia/").content.decode()

    assert "no guarde foto ni archivo" in html
    assert "constancia.pdf" not in html
    assert f'href="{own}"' in html


def test_ministry_itself_is_not_among_the_agencies(client):
    home()
    makers.agency("RREE", ["identity_documents"])
    asked(client)

    html = client.get(f"/es/mi-registro/{Case.objects.get().reference}/{Case.objects.get().secret}/")

    assert "RREE" not in html.content.decode()


def test_page_of_who_came_home_speaks_of_no_travel(client):
    _html, _case, own = of_support(client)

    page = client.get(own).content.decode()

    assert ["Personas de este registro" in page, "Quiénes viajan" in page] == [True, False]
