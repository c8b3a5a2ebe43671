"""The whole public site in English, in every state: nothing for axe to find, narrow, wide and dark."""

from tests.browser.looking import NARROW, look_at_all


def test_every_state_is_accessible(open_page, visits):
    assert look_at_all(open_page(NARROW), visits, "en") == {}
