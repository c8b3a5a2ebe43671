"""The whole public site in Spanish, in every state: nothing for axe to find, narrow, wide and dark; and no page missing."""

from tests.browser.looking import NARROW, look_at_all
from tests.browser.site import NOT_A_PAGE, public_names


def test_every_public_address_is_visited(visits):
    assert {visit.name for visit in visits} | set(NOT_A_PAGE) == public_names()


def test_every_state_is_accessible(open_page, visits):
    assert look_at_all(open_page(NARROW), visits, "es") == {}
