"""Two persons side by side, on a phone and on a desk: nothing for axe, nothing sticks out, values beside each other."""

import pytest

from tests import makers
from tests.browser.conftest import DESK, PHONE
from tests.browser.looking import axe_faults, sideways
from tests.cases.public.walk import place
from tests.cases.staff.test_duplicates_page import LIST, page_of, pair


@pytest.fixture
def found(transactional_db):
    """For the officer of an office that guards one of the two."""
    office = place()
    guard = makers.officer(office, "guard")
    return guard, pair(makers.office("CG-FAR"), office, in_danger=True, phone="+13055550176")


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_two_persons_side_by_side(found, signed_in, size):
    guard, two = found
    page = signed_in(guard, size)

    for address in (LIST, page_of(two)):
        assert page.goto(address).status == 200
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert axe_faults(page) + sideways(page) == []

    boxes = [cell.bounding_box() for cell in page.locator(".compare tbody tr").first.locator("td:not(.mark)").all()]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
