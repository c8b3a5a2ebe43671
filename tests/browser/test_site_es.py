"""The whole public site in Spanish, in every state: nothing for axe to find in three looks; and no page missing."""

from tests.browser.looking import NARROW, axe_faults, look_at_all, sideways
from tests.browser.site import NOT_A_PAGE, public_names

SPOIL = """() => {
  const wide = document.createElement('div')
  document.querySelector('main').append(document.createElement('input'), wide)
  Object.assign(wide.style, {width: '900px', height: '9px'})
  document.querySelector('main p').style.color = '#999'
}"""


def test_every_state_of_every_address_is_accessible(open_page, visits):
    assert {visit.name for visit in visits} | set(NOT_A_PAGE) == public_names()

    assert look_at_all(open_page(NARROW), visits, "es") == {}


def test_faults_would_be_found(open_page, transactional_db):
    """The control: what is looked for is seen where it is."""
    page = open_page(NARROW)
    page.goto("/es/")
    page.evaluate(SPOIL)

    found = {line.partition(":")[0] for line in axe_faults(page)}

    assert {"label", "color-contrast"} <= found
    assert sideways(page) != []
