"""The doors of production, web and worker alike, say in one line what is missing and stay shut."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


def require_settings() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "repatriation.settings")
    try:
        settings.INSTALLED_APPS  # noqa: B018 - reading one setting reads them all
    except ImproperlyConfigured as reason:
        sys.exit(f"Cannot start: {reason}")
