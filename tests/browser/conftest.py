"""A real browser (Debian's chromium, headless) in front of a live server on PostgreSQL and Redis."""

import os
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as of_django
from django.test import Client
from playwright.sync_api import sync_playwright

from repatriation.common.admission.door import door
from tests.browser.site import World, visits_of

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
PATIENCE = 60_000  # milliseconds: the machine may be busy with other tests
ALONE = {"preload": False}  # else axe fetches the style sheets again by itself, which the policy refuses
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def chromium():
    executable = shutil.which("chromium")
    assert executable, "the browser tests need Debian's chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS, timeout=PATIENCE)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def _unhurried(settings):
    """One visitor does here what a thousand do elsewhere: no limit and no door stands in the way."""
    settings.RATE_LIMITS = dict.fromkeys(settings.RATE_LIMITS, "1000000/hour")
    settings.ADMITTED_PER_SECOND = 0
    door.cache_clear()
    yield
    door.cache_clear()


@pytest.fixture
def world(transactional_db, settings, tmp_path):
    settings.UPLOADS_DIR = tmp_path / "uploads"
    return World()


@pytest.fixture
def visits(world):
    """Every state of every public page."""
    return visits_of(world)


@pytest.fixture
def open_page(chromium, live_server, settings):
    """open_page(size, script=True) -> a page whose console must stay clean, violations of the CSP included."""
    settings.PUBLIC_URL = live_server.url
    contexts, complaints, documents = [], [], set()

    def hear(message):
        """A page that answers 404, 422 or 503 on purpose is no complaint; what a page lacks is one."""
        if message.type == "error" and any(f"status of {code}" in message.text for code in ("4", "503")):
            complaints.append((message.location["url"], message.text))
        elif message.type == "error":
            complaints.append(("", message.text))

    def opened(size=PHONE, *, script=True, language="es-PE", scheme="light"):
        context = chromium.new_context(
            viewport=size, java_script_enabled=script, locale=language, color_scheme=scheme, base_url=live_server.url
        )
        context.set_default_timeout(PATIENCE / 2)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda asked: documents.add(asked.url) if asked.is_navigation_request() else None)
        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(("", str(error))))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [(address, text) for address, text in complaints if address not in documents] == []


@pytest.fixture
def signed_in(open_page, live_server):
    """signed_in(user, size) -> a page of somebody who has come in through the door already."""

    def opened(user, size=DESK, **options):
        client = Client()
        client.force_login(user)
        page = open_page(size, **options)
        session = client.cookies[of_django.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": of_django.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return page

    return opened


def sideways(page):
    """A line where one would have to scroll sideways to read."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{wide} px wider than the window"] if wide > 0 else []


@pytest.fixture(scope="session")
def axe():
    return Axe()


@pytest.fixture
def faults_of(axe):
    """faults_of(page): what axe finds, a line for each place; and whether one must scroll sideways to read."""

    def found(page, *rules):
        page.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished))")
        violations = axe.run(page, options={**ALONE, **({"runOnly": list(rules)} if rules else {})}).response[
            "violations"
        ]
        lines = [f"{fault['id']}: {node['target']}" for fault in violations for node in fault["nodes"]]
        return lines + sideways(page)

    return found


@pytest.fixture
def accessible(faults_of):
    """accessible(page): axe finds nothing on it, and it fits."""

    def check(page):
        assert faults_of(page) == [], page.url

    return check


@pytest.fixture
def picture(request):
    """picture(page, name): a screenshot under SCREENSHOTS, when that folder is named."""

    def take(page, name):
        if folder := os.environ.get("SCREENSHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)

    return take
