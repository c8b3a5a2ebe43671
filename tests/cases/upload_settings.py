"""The settings of a worker process that tests kill: the portal's own, on the database of the tests."""

import os
from pathlib import Path

from repatriation.settings import *  # noqa: F403

DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]  # noqa: F405
UPLOADS_DIR = Path(os.environ["TEST_VAULT"])
