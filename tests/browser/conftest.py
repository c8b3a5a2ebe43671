"""A real browser (Debian's chromium, headless) in front of a live server on PostgreSQL and Redis."""

import os
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def chromium():
    executable = shutil.which("chromium")
    assert executable, "the browser tests need Debian's chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, live_server, settings):
    """open_page(size, script=True) -> a page whose console must stay clean, violations of the CSP included."""
    settings.PUBLIC_URL = live_server.url
    contexts, complaints = [], []

    def opened(size=PHONE, *, script=True, language="es-PE", scheme="light"):
        context = chromium.new_context(
            viewport=size, java_script_enabled=script, locale=language, color_scheme=scheme, base_url=live_server.url
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [line for line in complaints if "status of 4" not in line] == []


@pytest.fixture
def accessible():
    """accessible(page): axe finds nothing on it."""
    axe = Axe()

    def check(page):
        found = axe.run(page)
        assert found.violations_count == 0, found.generate_report()

    return check


@pytest.fixture
def picture(request):
    """picture(page, name): a screenshot under SCREENSHOTS, when that folder is named."""

    def take(page, name):
        if folder := os.environ.get("SCREENSHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)

    return take
