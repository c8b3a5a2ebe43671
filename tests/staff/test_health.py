"""What an operator's probe reads."""

from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder


def test_live_answers_without_the_database(client):
    assert client.get("/healthz").content == b"ok\n"


@pytest.mark.django_db
def test_ready_names_each_thing_it_needs(client):
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.content.decode().splitlines() == [
        "database: ok",
        "migrations: ok",
        "redis: ok",
        "oldest due message: 0 s",
    ]


@pytest.mark.django_db
def test_ready_refuses_requests_while_a_migration_is_missing(client):
    MigrationRecorder(connection).record_unapplied("cases", "0001_initial")

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert "migrations: 1 to apply" in answer.content.decode()


@contextmanager
def away():
    """The database refuses every statement, as PostgreSQL does while it shuts down."""

    def refuse(*_args):
        raise OperationalError("server closed the connection unexpectedly")

    with connection.execute_wrapper(refuse):
        yield


@pytest.mark.django_db
def test_ready_says_that_the_database_is_away(client):
    with away():
        answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (503, b"database: away (OperationalError)\n")


@pytest.mark.django_db
def test_redis_away_is_said_but_stops_nothing(client, settings):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}

    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert "redis: away (ConnectionError)" in answer.content.decode()


def test_probes_are_not_redirected_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get("/healthz").status_code == 200
