"""The embedded default: PostgreSQL and Redis are started when no URL says where they are. Not for production."""

import contextlib
import fcntl
import os
import socket
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, Protocol

from django.apps import apps

PRODUCTION_MARKS = (
    "SECRET_KEY", "ALLOWED_HOSTS", "PUBLIC_URL", "FIELD_KEYS", "INDEX_KEY", "EMAIL_HOST", "EMAIL_FROM", "UPLOADS_DIR",
)  # fmt: skip
USED_BY_THIS_PROCESS: list["Service"] = []
# Commands that read and write files only; `reconcile` unless it asks the registry.
ON_FILES = ("allocate", "link_files", "reconcile")
# Those that need no models either: without the apps they start in half the time.
WITHOUT_APPS = {"allocate": "flights.management.commands.allocate"}
NOWHERE = {"DATABASE_URL": "postgresql:///none", "REDIS_URL": "redis://none"}


class CannotStart(Exception):
    """Something could not be started; the text is one clear line."""


class Service(Protocol):
    """A server that runs beside us; `variable` is where its URL belongs."""

    name: str
    variable: str

    def start(self) -> str: ...
    def is_running(self) -> bool: ...
    def stop(self) -> None: ...


@contextlib.contextmanager
def services(data: Path, *, postgres_settings: dict[str, str] | None = None) -> Iterator[None]:
    """Have PostgreSQL and Redis up and their URLs in the environment; the last process that leaves stops them.

    Each user holds a shared lock on the folder, which the system takes back however the process ends.
    """
    wanted = _wanted(data, postgres_settings or {})
    if not wanted:
        yield
        return
    with (data / "in-use.lock").open("w") as use, contextlib.ExitStack() as leaving:
        leaving.callback(_leave, data, use, wanted)
        with _alone(data):
            fcntl.flock(use, fcntl.LOCK_SH)
            for service in wanted:
                start(service)
        USED_BY_THIS_PROCESS.extend(wanted)
        yield


def works_on_files(arguments: list[str]) -> bool:
    asks_registry = "registry" in arguments or "--against=registry" in arguments
    return bool(arguments) and arguments[0] in ON_FILES and not (arguments[0] == "reconcile" and asks_registry)


@contextlib.contextmanager
def no_services() -> Iterator[None]:
    for variable, url in NOWHERE.items():
        os.environ.setdefault(variable, url)
    yield


def works_without_apps(arguments: list[str]) -> bool:
    """Not where other settings are asked for on the command line, which Django's own way in reads."""
    return bool(arguments) and arguments[0] in WITHOUT_APPS and not any(word.startswith("--set") for word in arguments)


def run_without_apps(words: list[str]) -> None:
    """`words` as in sys.argv. Translations and settings as ever; an app registry that is ready and empty."""
    with no_services():
        apps.populate([])
        import_module(WITHOUT_APPS[words[1]]).Command().run_from_argv(words)


def start(service: Service) -> None:
    try:
        os.environ[service.variable] = service.start()
    except Exception as trouble:
        raise CannotStart(f"{trouble}.") from None


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _wanted(data: Path, postgres_settings: dict[str, str]) -> list[Service]:
    if any(os.environ.get(mark) for mark in PRODUCTION_MARKS):
        return []
    missing = [variable for variable in ("DATABASE_URL", "REDIS_URL") if not os.environ.get(variable)]
    if not missing:
        return []
    make_folder(data)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(data / "sockets"))
    try:
        from repatriation import embedded
    except ImportError as absent:
        raise CannotStart(f"{' and '.join(missing)} not set, and {absent.name} is not installed.") from None
    known: list[Service] = [
        embedded.Postgres(data / "postgres", postgres_settings),
        embedded.Redis(data / "redis"),
    ]
    return [service for service in known if service.variable in missing]


def make_folder(data: Path) -> None:
    try:
        (data / "sockets").mkdir(mode=0o700, parents=True, exist_ok=True)
        (data / "in-use.lock").touch()
    except OSError as trouble:
        reason = trouble.strerror
        raise CannotStart(f"the folder {data} can't be written ({reason}); DATA_DIR names another.") from None


@contextlib.contextmanager
def _alone(data: Path) -> Iterator[None]:
    """One process at a time starts or stops services."""
    with (data / "starting.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def _leave(data: Path, use: IO[str], wanted: list[Service]) -> None:
    with _alone(data):
        try:
            fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        for service in reversed(wanted):
            service.stop()
