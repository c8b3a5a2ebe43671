"""A database or broker that is away is one line in the log, not two hundred: the sweeps try again by themselves."""

import logging

# By name: Django, psycopg2, redis, kombu and Celery each have their own class for the same news.
AWAY = {"OperationalError", "InterfaceError", "ConnectionError", "SchedulingError"}


class OneLineForOutages(logging.Filter):
    """Keeps every other traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        trouble = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if type(trouble).__name__ in AWAY:
            said = (str(trouble).splitlines() or [""])[0]
            record.msg, record.args = f"will be tried again: {type(trouble).__name__}, {said}", ()
            record.exc_info = record.exc_text = None
        return True
