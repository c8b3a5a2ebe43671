"""A rush on the real server, with Redis or PostgreSQL killed in the middle of it: nothing lost, no error page."""

import os
import re
import shutil
import signal
import socket
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg2
import pytest

from benchmarks.rush import crowd
from repatriation import embedded
from tests.test_run import Run, free_port

PEOPLE, SECONDS, PATIENCE = 40, 8, 150
ADMITTED = {"ADMITTED_PER_SECOND": "25", "RATE_LIMIT_FACTOR": "1000"}


class Outage:
    """The whole portal of `manage.py up`, and what is stopped under it."""

    def __init__(self, data):
        self.data = data
        self.redis, self.postgres = embedded.Redis(data / "redis"), embedded.Postgres(data / "postgres", {})
        self.run = Run(data, free_port(), **ADMITTED)
        self.port = self.run.port

    def wait(self):
        """The first start makes all tables: half a minute, on a busy machine some."""
        deadline = time.monotonic() + 400
        while not any("Ready after" in line for line in self.run.lines):
            assert self.run.process.poll() is None, self.run.lines
            assert time.monotonic() < deadline, self.run.lines
            time.sleep(0.2)

    def kill_redis(self):
        os.kill(self.redis.client.info()["process_id"], signal.SIGKILL)

    def kill_postgres(self):
        os.kill(int((self.data / "postgres" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def references(self):
        connection = psycopg2.connect(self.postgres.start())
        with connection.cursor() as cursor:
            cursor.execute("SELECT reference FROM cases_case WHERE source = 'household' AND draft_token IS NOT NULL")
            found = [reference for (reference,) in cursor.fetchall()]
        connection.close()
        return found


@pytest.fixture(scope="module")
def portal():
    """Not under pytest's own folder, whose path is too long for sockets and closed to PostgreSQL's account."""
    data = Path(tempfile.mkdtemp(prefix="rush-"))
    data.chmod(0o755)
    outage = Outage(data)
    try:
        outage.wait()
        yield outage
    finally:
        outage.redis.client.close()
        code = outage.run.end()
        shutil.rmtree(data, ignore_errors=True)
    assert code == 0, "\n".join(line for line in outage.run.lines if not line.startswith("web "))


def asked(portal, head, body=b"", *, hangs_up=False):
    """What the real server answers to these bytes; '' where it says nothing."""
    with socket.create_connection(("127.0.0.1", portal.port), timeout=30) as line:
        line.sendall(f"{head}\r\nHost: localhost\r\nConnection: close\r\n".encode() + body)
        if hangs_up:
            line.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := line.recv(65536):
            answer += piece
    return answer.decode(errors="replace")


def sent(portal, path, typed, *, share=1.0):
    """A page as a browser sends it, or the first part of it before the line breaks."""
    body = typed.encode()
    head = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    return asked(portal, f"POST {path} HTTP/1.1", head.encode() + body[: int(len(body) * share)], hangs_up=share < 1)


def test_half_sent_page_changes_nothing_on_the_real_server(portal):
    page = re.search(r"(?i)location: (\S+)", sent(portal, "/es/registro/", ""))[1]
    kept = sent(portal, page, "who=self").partition("\r\n")[0]

    broken = [sent(portal, page, f"who=parent&rest={'x' * 500}", share=share) for share in (0, 0.1, 0.6, 0.99)]
    shown = asked(portal, f"GET {page} HTTP/1.1", b"\r\n")

    assert " 302 " in kept
    assert {answer.partition("\r\n")[0].split(" ")[1] for answer in broken if answer} <= {"400", "408"}
    assert re.search(r'value="self" checked', shown)
    assert not re.search(r'value="parent" checked', shown)


@pytest.mark.parametrize("trouble", ["none", "redis", "postgres"])
def test_everybody_who_comes_again_ends_with_a_reference_that_exists(portal, trouble):
    before = set(portal.references())

    with ThreadPoolExecutor(1) as aside:
        rush = aside.submit(crowd, "rush", portal, people=PEOPLE, seconds=SECONDS, probes=[], patience=PATIENCE)
        time.sleep(SECONDS / 2)
        {"none": int, "redis": portal.kill_redis, "postgres": portal.kill_postgres}[trouble]()
        seen = rush.result()

    shown = [reference for reference, _seconds in seen.references]
    waited = max(seconds for _reference, seconds in seen.references)
    print(f"\n{trouble}: {dict(seen.statuses())}, the last reference after {waited:.0f} s")
    assert set(seen.statuses()) == {200, 302, 503}
    assert (seen.lost, len(shown), len(set(shown))) == (0, PEOPLE, PEOPLE)
    assert set(portal.references()) - before == set(shown)
