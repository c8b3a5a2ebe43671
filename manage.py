#!/usr/bin/env python
"""The command line. Starts the embedded PostgreSQL and Redis first when no URL says where they are."""

import os
import signal
import sys
from pathlib import Path
from types import FrameType

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from repatriation import local

LEAVE_ON = (signal.SIGTERM, signal.SIGHUP)


def leave(number: int, _frame: FrameType | None) -> None:
    """Being ended is a way out like any other: what this process started is stopped."""
    sys.exit(128 + number)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "repatriation.settings")
    data = Path(os.environ.setdefault("DATA_DIR", str(Path(__file__).resolve().parent / ".data" / "run"))).absolute()
    for number in LEAVE_ON:
        signal.signal(number, leave)
    try:
        if local.works_without_apps(sys.argv[1:]):
            local.run_without_apps(sys.argv)
            return
        with local.no_services() if local.works_on_files(sys.argv[1:]) else local.services(data):
            execute_from_command_line(sys.argv)
    except (local.CannotStart, ImproperlyConfigured) as reason:
        sys.exit(f"Cannot start: {reason}")
    except BrokenPipeError:
        # Whoever read our lines has enough: what is still to be said on the way out is said to nobody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(128 + signal.SIGPIPE)
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrupted.\n")
        sys.exit(128 + signal.SIGINT)


if __name__ == "__main__":
    main()
