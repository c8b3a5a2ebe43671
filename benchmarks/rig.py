"""Timing two things in turn, and calling the application as a web server does."""

import io
import itertools
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.handlers.wsgi import WSGIHandler

Work = Callable[[], object]


@dataclass(frozen=True)
class Figure:
    """Ratios yardstick time / subject time (so: subject's rate as a share of the yardstick's), one for each round."""

    name: str
    ratios: list[float]
    subject_seconds: float
    yardstick_seconds: float
    floor: float
    goal: float
    at_most: bool = False

    @property
    def median(self) -> float:
        return statistics.median(self.ratios)

    @property
    def verdict(self) -> str:
        reached = (lambda bar: self.median <= bar) if self.at_most else (lambda bar: self.median >= bar)
        return "goal" if reached(self.goal) else "floor" if reached(self.floor) else "BELOW"

    def line(self) -> str:
        each, yardstick = self.subject_seconds * 1000, self.yardstick_seconds * 1000
        bars = f"{'most' if self.at_most else 'floor'} {self.floor:.2f}, goal {self.goal:.2f}"
        spread = f"({min(self.ratios):.2f}-{max(self.ratios):.2f})"
        return f"{self.name:58} {self.median:5.2f} {spread}  {bars}  {self.verdict:5}  {each:.2f} / {yardstick:.2f} ms"


def interleave(subject: Work, yardstick: Work, *, rounds: int, batch: int) -> tuple[list[float], float, float]:
    """Times a batch of each in turn, after one warm-up: (ratios by round, seconds each of the two)."""
    measure(subject, batch), measure(yardstick, batch)
    pairs = [(measure(subject, batch), measure(yardstick, batch)) for _round in range(rounds)]
    ratios = [yard / own for own, yard in pairs]
    return ratios, statistics.median(own for own, _ in pairs), statistics.median(yard for _, yard in pairs)


def measure(work: Work, batch: int) -> float:
    """Seconds for one call, over a batch."""
    start = time.perf_counter()
    for _call in range(batch):
        work()
    return (time.perf_counter() - start) / batch


class Server:
    """The WSGI application in this process, called without a socket between."""

    def __init__(self) -> None:
        self.application = WSGIHandler()
        self.calls = itertools.count()

    def _address(self) -> str:
        """Each call from another network, as in a crisis, so that the limits count and never bite."""
        number = next(self.calls)
        return f"10.{number >> 8 & 255}.{number & 255}.1"

    def get(self, path: str, cookie: str = "") -> tuple[int, bytes]:
        return self.call("GET", path, b"", cookie)

    def post(self, path: str, fields: dict[str, str] | None = None, cookie: str = "") -> tuple[int, bytes]:
        return self.call("POST", path, urlencode(fields or {}).encode(), cookie)

    def call(self, method: str, path: str, body: bytes, cookie: str) -> tuple[int, bytes]:
        path, _mark, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "localhost",
            "SERVER_PORT": "80", "HTTP_HOST": "localhost", "REMOTE_ADDR": self._address(), "HTTP_COOKIE": cookie,
            "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body), "wsgi.errors": io.StringIO(), "wsgi.url_scheme": "http",
            "wsgi.version": (1, 0), "wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False,
            "HTTP_ACCEPT_ENCODING": "gzip", "SERVER_PROTOCOL": "HTTP/1.1",
        }  # fmt: skip
        seen: list[str] = []
        response = self.application(environ, lambda status, headers: seen.append(status))
        content = b"".join(response)
        response.close()
        return int(seen[0].split()[0]), content
