"""Keeps addresses out of the logs: on public pages they hold the secret of a registration."""

import logging
from typing import Any


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
