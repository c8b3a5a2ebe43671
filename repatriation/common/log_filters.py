"""What the logs leave out: addresses, which hold secrets on public pages, and two hundred lines where one says it."""

import logging
from typing import Any

# By name: Django, psycopg2, redis, kombu and Celery each have their own class for the same news.
AWAY = {"OperationalError", "InterfaceError", "ConnectionError", "SchedulingError"}


class HideAddresses(logging.Filter):
    """Writes the name of the view in place of the address that Django logs with a failed request."""

    def filter(self, record: logging.LogRecord) -> bool:
        request: Any = getattr(record, "request", None)
        path = getattr(request, "path", None)
        if path and isinstance(record.args, tuple):
            match = getattr(request, "resolver_match", None)
            name = match.view_name if match else "an unknown address"
            record.args = tuple(name if path in str(value) else value for value in record.args)
        return True


class OneLineForOutages(logging.Filter):
    """One line for a database or broker that is away, as the sweeps try again; every other traceback stays."""

    def filter(self, record: logging.LogRecord) -> bool:
        trouble = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if type(trouble).__name__ in AWAY:
            said = (str(trouble).splitlines() or [""])[0]
            record.msg, record.args = f"will be tried again: {type(trouble).__name__}, {said}", ()
            record.exc_info = record.exc_text = None
        return True
