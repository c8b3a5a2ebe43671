"""`manage.py up`: the whole portal with one command, to try it out and to develop. Production: docs/deploy.md."""

import contextlib
import fcntl
import hashlib
import io
import os
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from repatriation import local
from repatriation.common import messages
from repatriation.common.schema import has_pending_migrations
from repatriation.supervisor import Program, Supervisor, clear_leftovers

BIN = Path(sys.executable).parent
WEB = ["--interface", "wsgi", "--workers", "2", "--blocking-threads", "32", "--workers-kill-timeout", "5"]
WORKER = ["worker", "--concurrency", "2", "--without-gossip", "--without-mingle", "--loglevel", "WARNING"]
SILENCE = {"PYTHONWARNINGS": "ignore:You're running the worker", "PYTHONUNBUFFERED": "1"}


class Command(BaseCommand):
    help = "Prepares the database, then runs web, worker and clock until Ctrl-C. The variable PORT changes the port."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-demo", action="store_true", help="start with an empty portal")

    def handle(self, *args: Any, no_demo: bool, **options: Any) -> None:
        self.started = time.monotonic()
        self.port = _port()
        if not settings.LOCAL:
            raise local.CannotStart("up is for trying out; docs/deploy.md says how production runs.")
        local.make_folder(settings.DATA_DIR)
        stamp = settings.DATA_DIR / "programs.json"
        with _only_one(settings.DATA_DIR):
            # A killed process counts as gone before the last of its threads has let go of its port.
            patience = 5.0 if clear_leftovers(stamp) else 0.0
            if not _becomes_free(self.port, patience):
                raise local.CannotStart(f"port {self.port} is in use. Choose another: PORT={self.port + 1} make run")
            self._prepare(no_demo)
            self.say("Starting web, worker and clock ...")
            supervisor = Supervisor(self._programs(), local.USED_BY_THIS_PROCESS, stamp, self.say)
            supervisor.run(is_ready=self._is_ready, when_ready=self._announce)
        self.say(f"Stopped. The data stay in {settings.DATA_DIR}.")

    def say(self, line: str) -> None:
        # A closed terminal must not keep the programs from being stopped.
        with contextlib.suppress(OSError, ValueError):
            self.stdout.write(line)
            self.stdout.flush()

    def _prepare(self, no_demo: bool) -> None:
        _compile_messages()
        is_behind = has_pending_migrations()
        if is_behind:
            with self._step("Preparing the tables"):
                call_command("migrate", verbosity=0, interactive=False)
        stamp, digest = settings.DATA_DIR / "reference.stamp", _reference_digest()
        if is_behind or not stamp.exists() or stamp.read_text() != digest:
            with self._step("Loading offices, airports and agencies"):
                call_command("load_reference", stdout=io.StringIO())
            stamp.write_text(digest)
        if not no_demo:
            call_command("seed_demo", if_empty=True, people=int(os.environ.get("DEMO_PEOPLE", "600")))
        # Asked for now: whoever looks after the servers must not need one of them to say something.
        log_ins = io.StringIO()
        call_command("seed_demo", accounts=True, stdout=log_ins)
        self.log_ins = log_ins.getvalue()
        connection.close()

    @contextlib.contextmanager
    def _step(self, what: str) -> Iterator[None]:
        began = time.monotonic()
        self.say(f"{what} ...")
        yield
        self.say(f"  done in {time.monotonic() - began:.0f} s")

    def _programs(self) -> list[Program]:
        schedule = str(settings.DATA_DIR / "schedule")
        celery = [str(BIN / "celery"), "--quiet", "-A", "repatriation"]
        web = [str(BIN / "granian"), *WEB, "--log-level", "error", "--port", str(self.port)]
        commands = {
            "web": [*web, "repatriation.wsgi:application"],
            "worker": [*celery, *WORKER],
            "clock": [*celery, "beat", "--schedule", schedule, "--pidfile", "", "--loglevel", "WARNING"],
        }
        return [
            Program(name, command, {**SILENCE, "PROCESS_NAME": name}, self.say) for name, command in commands.items()
        ]

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def _announce(self) -> None:
        address = f"http://localhost:{self.port}"
        self.say(
            f"\nReady after {time.monotonic() - self.started:.0f} s. Ctrl-C stops everything and keeps the data.\n"
        )
        self.say(f"  Public site   {address}/es/   {address}/en/")
        self.say(f"  Staff         {address}/staff/")
        self.say(f"  Mail sent     {address}/staff/messages/")
        self.say(self.log_ins)


def _compile_messages() -> None:
    try:
        messages.compile_catalogues()
    except PermissionError as trouble:
        raise local.CannotStart(f"{trouble.filename} can't be written.") from None


def _port() -> int:
    typed = os.environ.get("PORT") or "8000"
    if not typed.isdigit() or not 0 < int(typed) < 65536:
        raise local.CannotStart(f"PORT={typed} is no port number.")
    return int(typed)


def _becomes_free(port: int, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not (is_free := local.port_is_free(port)) and time.monotonic() < until:
        time.sleep(0.05)
    return is_free


@contextlib.contextmanager
def _only_one(data: Path) -> Iterator[IO[str]]:
    """The lock goes with the process, however it ends."""
    with (data / "up.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise local.CannotStart(f"the portal runs already on {data}; DATA_DIR names another folder.") from None
        yield lock


def _reference_digest() -> str:
    digest = hashlib.sha256(settings.DATABASES["default"]["NAME"].encode())
    for path in sorted(Path(settings.REFERENCE_DATA_DIR).glob("*.csv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
