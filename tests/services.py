"""pytest plugin: real PostgreSQL and Redis for the whole run, started before Django reads its settings.

The test database is kept between runs and made anew when a migration changes.
"""

import hashlib
import os
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import pytest

from repatriation import local
from repatriation.common import messages

ROOT = Path(__file__).resolve().parent.parent
SPEED_OVER_SAFETY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "300"}
_running = ExitStack()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    data = Path(os.environ.setdefault("DATA_DIR", str(ROOT / ".data" / "test")))
    os.environ["DJANGO_SETTINGS_MODULE"] = "repatriation.settings"
    os.environ.setdefault("STATEMENT_TIMEOUT", "60s")
    os.environ.setdefault("ADMITTED_PER_SECOND", "0")
    if "PYTEST_XDIST_WORKER" not in os.environ:
        _running.enter_context(local.services(data, postgres_settings=SPEED_OVER_SAFETY))
        messages.compile_catalogues()


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    stamp = Path(os.environ["DATA_DIR"]) / f"schema-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    config.option.reuse_db = stamp.exists() and stamp.read_text() == _schema()
    config.stash[STAMP] = stamp


STAMP = pytest.StashKey[Path]()


def _schema() -> str:
    digest = hashlib.sha256()
    for path in sorted(ROOT.glob("*/migrations/*.py")) + sorted(ROOT.glob("*/*/migrations/*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@pytest.fixture(scope="session", autouse=True)
def _stamp_the_schema(request: pytest.FixtureRequest) -> Generator[None]:
    yield
    if request.session.testscollected:
        request.config.stash[STAMP].write_text(_schema())


def pytest_unconfigure(config: pytest.Config) -> None:
    _running.close()
