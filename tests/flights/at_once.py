"""Real threads with their own connections, all starting at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Semaphore

from django.db import OperationalError, connection

from repatriation.common.refusals import Refusal

# The test server has 300 connections; whoever comes later waits for one, as at the door of a web server.
CONNECTIONS = Semaphore(200)


def at_once(calls):
    """What each call returned, or the Refusal or the trouble with the database that it met; anything else rises."""
    start = Barrier(len(calls))
    with ThreadPoolExecutor(max_workers=len(calls)) as pool:
        return [future.result() for future in [pool.submit(_run, call, start) for call in calls]]


def _run(call, start):
    start.wait(timeout=60)
    with CONNECTIONS:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '60s'")
            return call()
        except (Refusal, OperationalError) as trouble:
            return trouble
        finally:
            connection.close()


def troubles(results):
    """Deadlocks, timeouts and the like: there should be none."""
    return [result for result in results if isinstance(result, OperationalError)]
