"""Pictures of the whole public site on a phone, into the folder SITE_PICTURES; without one nothing is taken."""

import os
import re
from pathlib import Path

import pytest

from tests.browser.conftest import PHONE

FOLDER = os.environ.get("SITE_PICTURES", "")


@pytest.mark.skipif(not FOLDER, reason="SITE_PICTURES names no folder")
@pytest.mark.parametrize("language", ["es", "en"])
def test_pictures_of_every_state(open_page, visits, language):
    page, folder = open_page(PHONE), Path(FOLDER) / language
    folder.mkdir(parents=True, exist_ok=True)

    for number, visit in enumerate(visits):
        page.set_viewport_size(PHONE)
        visit.open(page, language)
        name = re.sub(r"\W+", "-", str(visit)).strip("-")
        page.screenshot(path=folder / f"{number:03}-{name}.png", full_page=True)

    assert len(list(folder.glob("*.png"))) >= len(visits)
