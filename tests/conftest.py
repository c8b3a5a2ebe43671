"""What every test has: a moment, the three people of a page, and failure on sloppiness."""

import os
import signal
from datetime import UTC, datetime

import pytest
from hypothesis import settings as hypothesis_settings

from repatriation.common import limits
from tests import makers
from tests.strictness import (  # noqa: F401 - fixtures for every test
    _language_and_clock_of_the_settings,
    _undefined_variables_fail,
    _unordered_queries_come_back_shuffled,
    client,
)

# The same examples each time: what fails once fails again.
hypothesis_settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis_settings.load_profile("steady")

# Each takes minutes alone, waiting for a browser or for whole programs.
LONG = ("test_site_es.py", "test_site_en.py", "test_run.py", "test_weight.py", "test_rush_outage.py")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that nobody waits for one worker at the end."""
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))


@pytest.fixture(scope="session", autouse=True)
def _interrupts_are_heard() -> None:
    """A shell that starts the tests in the background has them, and whatever they start, ignore SIGINT."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def _counters_of_its_own() -> None:
    """All workers ask the same Redis: none may empty what another one counts."""
    limits.IMPATIENT["key_prefix"] = f"LIMITS-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """Keep the database after the run: the next one looks at the stamp."""
    return True


@pytest.fixture(scope="session")
def django_db_createdb(request: pytest.FixtureRequest) -> bool:
    return not request.config.option.reuse_db


@pytest.fixture
def now() -> datetime:
    """A fixed moment: operations take the clock from outside."""
    return datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


@pytest.fixture
def office(db):
    return makers.office()


@pytest.fixture
def officer(office):
    """The officer in charge."""
    return makers.officer(office)


@pytest.fixture
def head(office):
    return makers.head(office)


@pytest.fixture
def outsider(db):
    """An officer of another office: must get 404."""
    return makers.officer(makers.office("CG-ELSE"), username="outsider")


@pytest.fixture
def planner(db):
    return makers.user("planner", "planner")


@pytest.fixture
def approver(db):
    return makers.user("approver", "approver")
