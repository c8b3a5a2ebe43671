"""`manage.py up` for real: ready, clean end, kept data, and one clear line for each thing that can be wrong."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).resolve().parent.parent
CLEARED = ("DATABASE_URL", "REDIS_URL", "XDG_RUNTIME_DIR", "DJANGO_SETTINGS_MODULE", "PYTEST_XDIST_WORKER")
PATIENCE = 120


class Run:
    """One `manage.py up` and what it says."""

    def __init__(self, data, port, **environment):
        kept = {name: value for name, value in os.environ.items() if name not in CLEARED}
        wanted = {"DATA_DIR": str(data), "PORT": str(port), "DEMO_PEOPLE": "30", **environment}
        self.port = port
        self.lines = []
        self.process = subprocess.Popen(
            [sys.executable, ROOT / "manage.py", "up"], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={**kept, **wanted},
        )  # fmt: skip
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip())

    def wait_for(self, words):
        deadline = time.monotonic() + PATIENCE
        while not any(words in line for line in self.lines):
            assert self.process.poll() is None, self.lines
            assert time.monotonic() < deadline, self.lines
            time.sleep(0.1)

    def page(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:
            return answer.read().decode()

    def end(self, number=signal.SIGINT):
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.finish()

    def finish(self):
        """Wait for the end; the exit code."""
        code = self.process.wait(60)
        self.reader.join(10)
        self.process.stdout.close()
        return code

    def clear_away(self):
        """Whatever a test that failed left running, so that it spoils no other."""
        try:
            self.end(signal.SIGTERM)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.finish()


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def left_behind(data):
    """Processes that still work in or for that data folder."""
    found = []
    for process in psutil.process_iter(["cmdline", "status", "environ"]):
        about = f"{process.info['cmdline']} {(process.info['environ'] or {}).get('DATA_DIR')}"
        if str(data) in about and process.info["status"] != psutil.STATUS_ZOMBIE:
            found.append(process.info["cmdline"])
    return found


@pytest.fixture(scope="module")
def data():
    """Not under pytest's own folder, whose path is too long for sockets and closed to PostgreSQL's account."""
    folder = Path(tempfile.mkdtemp(prefix="up-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def start(data):
    """Starts `manage.py up`; what it started ends with the module at the latest."""
    with contextlib.ExitStack() as runs:

        def start(port, **environment):
            run = Run(data, port, **environment)
            runs.callback(run.clear_away)
            return run

        yield start


@pytest.fixture(scope="module")
def first(start):
    """The first start, with its demo, and how it ended."""
    run = start(free_port())
    run.wait_for("Ready after")
    run.wait_for("retorno-demo")
    pages = {path: run.page(path) for path in ("/es/", "/staff/account/login/")}
    return run, pages, run.end()


def test_first_start_serves_pages_and_prints_the_way_in(first):
    run, pages, _code = first

    assert "<html" in pages["/es/"]
    assert 'name="login"' in pages["/staff/account/login/"]
    said = "\n".join(run.lines)
    for words in (f"http://localhost:{run.port}/es/", "/staff/", "officer.miami", "retorno-demo", "planner"):
        assert words in said


def test_interrupt_ends_everything(first, data):
    run, _pages, code = first

    assert code == 0
    assert run.lines[-1].startswith("Stopped.")
    assert left_behind(data) == []
    assert "Traceback" not in "\n".join(run.lines)


def test_second_start_keeps_the_data_survives_kills_and_ends_on_terminate(first, start, data):
    run = start(free_port())
    run.wait_for("Ready after")
    assert "Making the demo" not in "\n".join(run.lines)

    os.kill(int((data / "postgres" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    run.wait_for("PostgreSQL has stopped; starting it again.")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            if "<html" in run.page("/es/"):
                break
        time.sleep(0.5)

    second = start(free_port())
    assert second.finish() == 1
    assert [line for line in second.lines if line] == [
        f"Cannot start: the portal runs already on {data}; DATA_DIR names another folder."
    ]
    assert run.end(signal.SIGTERM) == 0
    assert left_behind(data) == []


def test_start_after_a_killed_run_clears_the_way(first, start, data):
    port = free_port()
    killed = start(port)
    killed.wait_for("Ready after")
    killed.process.kill()
    killed.process.wait()
    left = left_behind(data)

    run = start(port)
    run.wait_for("Ready after")

    assert left != []
    assert run.end() == 0
    killed.finish()
    assert left_behind(data) == []


def test_port_in_use_is_one_line(first, start, data):
    with contextlib.closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        run = start(port)
        assert run.finish() == 1

    assert run.lines == [f"Cannot start: port {port} is in use. Choose another: PORT={port + 1} make run"]
    assert left_behind(data) == []


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"DATA_DIR": "/proc/nowhere"}, "can't be written"),
        ({"SECRET_KEY": "half"}, "Set DATABASE_URL, REDIS_URL, ALLOWED_HOSTS, PUBLIC_URL"),
        ({"PORT": "none"}, "PORT=none is no port number."),
    ],
)
def test_wrong_settings_are_one_line(first, start, environment, words):
    run = start(1, **environment)

    assert run.finish() == 1
    assert len(run.lines) == 1
    assert run.lines[0].startswith("Cannot start: ")
    assert words in run.lines[0]
