"""The real web server as production runs it, for what needs sockets, threads and processes."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from repatriation.common.management.commands.up import WEB

PROCESSES = 2


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Portal:
    """`with Portal(ADMITTED_PER_SECOND="40") as portal:` granian on a free port until the end of the block."""

    def __init__(self, **variables: str) -> None:
        self.port = free_port()
        self.variables = {"TRUSTED_PROXY_COUNT": "1", "STATEMENT_TIMEOUT": "5s", **variables}

    def __enter__(self) -> "Portal":
        granian = str(Path(sys.executable).parent / "granian")
        command = [granian, *WEB, "--log-level", "critical", "--port", str(self.port), "repatriation.wsgi:application"]
        with (Path(os.environ["DATA_DIR"]) / "web.log").open("a") as log:
            self.process = subprocess.Popen(
                command, env={**os.environ, **self.variables}, start_new_session=True, stdout=log, stderr=log
            )
        deadline = time.monotonic() + 60
        while not self.answers():
            assert self.process.poll() is None, "the web server ended"
            assert time.monotonic() < deadline, "the web server does not answer"
            time.sleep(0.2)
        return self

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def __exit__(self, *_trouble: object) -> None:
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
