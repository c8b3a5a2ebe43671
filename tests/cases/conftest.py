"""What the tests of uploaded documents share: a folder of their own, and files made on the spot."""

import pytest


@pytest.fixture
def vault(settings, tmp_path):
    """An empty folder for uploaded documents."""
    settings.UPLOADS_DIR = tmp_path / "uploads"
    return settings.UPLOADS_DIR
