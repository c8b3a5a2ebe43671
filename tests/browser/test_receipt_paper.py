"""The receipts as a browser draws and prints them: the code is that of the own address, and one A4 page holds all."""

import io

import pikepdf
import pytest
import segno
from django.test import Client
from PIL import Image

from cases.models import Case, RelativeReport
from tests import makers
from tests.browser.conftest import PHONE
from tests.cases.public import short_walk, walk

QUIET = 4


def registration(client):
    walk.place()
    base = walk.started(client)
    walk.fill(client, base)
    receipt = client.post(f"{base}enviar/").url
    case = Case.objects.get()
    return receipt, f"/es/mi-registro/{case.reference}/{case.secret}/"


def report(client):
    makers.jurisdiction("US-FL", makers.office())
    base = short_walk.started(client, "familiar-detenido")
    short_walk.fill(client, base, short_walk.RELATIVE)
    receipt = client.post(f"{base}enviar/").url
    made = RelativeReport.objects.get()
    return receipt, f"/es/familiar-detenido/aviso/{made.reference}/{made.secret}/"


@pytest.fixture(params=[registration, report], ids=["registration", "report"])
def shown(request, open_page, transactional_db, live_server):
    """The receipt in a browser, and the address of the page that it leads to."""
    path, own = request.param(Client())
    page = open_page(PHONE)
    page.goto(path)
    return page, live_server.url + own


def squares(page, count):
    """The dark and the light squares of the code, as they stand on the screen."""
    picture = Image.open(io.BytesIO(page.locator("svg.qr").screenshot())).convert("L")
    step = picture.width / count
    return [
        [picture.getpixel((int((x + 0.5) * step), int((y + 0.5) * step))) < 128 for x in range(count)]
        for y in range(count)
    ]


def test_code_on_the_screen_is_that_of_the_own_address(shown):
    page, address = shown
    code = segno.make(address, error="m", micro=False)
    wanted = [[bool(square) for square in row] for row in code.matrix_iter(border=QUIET)]

    seen = squares(page, len(wanted))

    assert seen == wanted
    other = segno.make(f"{address}x", error="m", micro=False).matrix_iter(border=QUIET)
    assert seen != [[bool(square) for square in row] for row in other]


def test_print_fits_one_page(shown):
    page, _address = shown

    with pikepdf.open(io.BytesIO(page.pdf(format="A4"))) as printed:
        assert len(printed.pages) == 1
