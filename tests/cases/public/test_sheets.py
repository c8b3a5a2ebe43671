"""A page written once shows everybody their own questions and their own answers."""

import pytest

from cases.views.public import questions
from repatriation.common.sheets import Sheet, blank
from tests.cases.public.walk import REPRESENTS, TYPED, address, fill, person, place, started

pytestmark = pytest.mark.django_db
HELPED = {
    "quien": {"who": "relative"},
    "representante": REPRESENTS | {"relation": "tía"},
    "contacto": {"name": "Ana", "email": "ana@example.org", "hours": "any", "language": "en"},
    "persona.1": person("Luis", sex="M"),
    "permisos": {"return_": "on", "relative": "on"},
}


def pages(client, base, people):
    keys = [*(TYPED if people == 1 else TYPED | HELPED), *(f"persona.{number}" for number in range(2, people + 1))]
    return {key: client.get(address(base, key)).content.decode() for key in keys}


@pytest.mark.parametrize("language", ["es", "en"])
def test_pages_kept_for_others_look_like_pages_written_anew(client, language):
    place()
    one, other = started(client, language), started(client, language)
    fill(client, one)
    fill(client, other, HELPED, people=2)
    pages(client, one, 1)

    kept = pages(client, other, 2)
    questions._written.clear()

    assert kept == pages(client, other, 2)
    assert 'value="tía"' in kept["representante"]
    assert 'name="relative"' in kept["permisos"]


def test_what_is_filled_in_is_not_looked_at_again():
    sheet = Sheet(f"<p>{blank('text', 'one')}</p>")

    assert sheet.filled({"one": f"<i>{blank('text', 'one')}"}) == "<p>&lt;i&gt;textone</p>"


def test_blank_without_a_value_stays_empty():
    assert Sheet(f"[{blank('text', 'one')}{blank('checked', 'two', 'x')}]").filled({}) == "[]"
