"""The whole public site as a list of visits: each address in each of its states."""

from tests.browser.site.open_pages import open_visits
from tests.browser.site.questions import question_visits
from tests.browser.site.registered import registered_visits
from tests.browser.site.short_forms import short_form_visits
from tests.browser.site.visit import NOT_A_PAGE, Visit, public_names
from tests.browser.site.world import World

__all__ = ["NOT_A_PAGE", "Visit", "World", "public_names", "visits_of"]


def visits_of(world):
    """Every state of every public page; the addresses are those of the Spanish site."""
    return [
        *open_visits(world), *question_visits(world), *registered_visits(world), *short_form_visits(world)
    ]  # fmt: skip
