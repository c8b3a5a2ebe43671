#!/usr/bin/env python
"""The command line. Starts the embedded PostgreSQL and Redis first when no URL says where they are."""

import os
import sys
from pathlib import Path

from repatriation import local


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "repatriation.settings")
    data = Path(os.environ.setdefault("DATA_DIR", str(Path(__file__).resolve().parent / ".data" / "run")))
    try:
        with local.services(data):
            from django.core.management import execute_from_command_line

            execute_from_command_line(sys.argv)
    except local.CannotStart as reason:
        sys.exit(f"Cannot start: {reason}")


if __name__ == "__main__":
    main()
