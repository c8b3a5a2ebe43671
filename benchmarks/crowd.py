"""The crowd: a process of its own that plays people with browsers over real sockets. Orders come in, answers go out.

Raw sockets in asyncio, one connection a request: about 0.2 ms of CPU each, taken from the server on the same cores.
"""

import asyncio
import contextlib
import html
import itertools
import json
import re
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

PATIENCE = 30
LIMIT = 2**20
STATUS, HEADER = re.compile(rb"HTTP/1\.1 (\d+)"), re.compile(rb"\r\n([\w-]+): ([^\r]*)")
ACTION = re.compile(r'<form method="\w+" action="([^"]+)"')
TICKET = re.compile(r'name="turno" value="([^"]+)"')
REFERENCE = re.compile(r'class="ref">([^<]+)<')

numbers = itertools.count()


@dataclass
class Answer:
    status: int
    headers: dict[str, str] = field(default_factory=dict)
    page: bytes = b""


@dataclass
class Crowd:
    """What it saw: [kind, status, seconds, moment, weight] of each answer, and the references that it was shown."""

    port: int
    answers: list[tuple[str, int, float, float, int]] = field(default_factory=list)
    references: list[tuple[str, float]] = field(default_factory=list)
    lost: int = 0
    began: float = field(default_factory=time.monotonic)

    async def ask(self, kind: str, method: str, path: str, body: str = "", cookie: str = "") -> Answer:
        """One request; status 0 where the connection gave no answer."""
        start = time.monotonic()
        answer = Answer(0)
        with contextlib.suppress(OSError, TimeoutError, asyncio.IncompleteReadError):
            answer = await asyncio.wait_for(self._exchange(method, path, body, cookie), PATIENCE)
        seconds = time.monotonic() - start
        self.answers.append((kind, answer.status, seconds, start - self.began, len(answer.page)))
        return answer

    async def _exchange(self, method: str, path: str, body: str, cookie: str) -> Answer:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=LIMIT)
        try:
            writer.write(request_of(method, path, body, cookie))
            sent = await reader.read(-1)
        finally:
            writer.close()
        head, _blank, page = sent.partition(b"\r\n\r\n")
        if not (status := STATUS.match(head)):
            return Answer(0)
        headers = {name.decode().lower(): value.decode() for name, value in HEADER.findall(head)}
        return Answer(int(status[1]), headers, page)

    async def insist(
        self, kind: str, method: str, path: str, body: str = "", *, until: float, cookie: str = ""
    ) -> Answer:
        """As the page of who must wait does by itself: the same again after the seconds it says, with its ticket."""
        answer = await self.ask(kind, method, path, body, cookie)
        while answer.status not in (200, 302) and time.monotonic() < until:
            if answer.status not in (0, 429, 503):
                return answer
            path = again(path, answer)
            await asyncio.sleep(float(answer.headers.get("retry-after", 3)))
            answer = await self.ask(kind, method, path, body, cookie)
        return answer

    async def register(self, pages: list[tuple[str, str]], patience: float) -> None:
        """A person walks through the whole form and ends with a reference, or gives up."""
        start = time.monotonic()
        until = start + patience
        begun = await self.insist("start", "POST", "/es/registro/", "", until=until)
        base = begun.headers.get("location", "").removesuffix("quien/")
        is_well = begun.status == 302
        for page, typed in pages if is_well else []:
            shown = await self.insist("page", "GET", base + page, until=until)
            kept = await self.insist("keep", "POST", base + page, typed, until=until)
            is_well = is_well and (shown.status, kept.status) == (200, 302)
        if is_well:
            await self.insist("page", "GET", f"{base}revisar/", until=until)
            await self.insist("send", "POST", f"{base}enviar/", until=until)
            receipt = await self.insist("receipt", "GET", f"{base}constancia/", until=until)
            if found := REFERENCE.search(receipt.page.decode()):
                self.references.append((found[1], time.monotonic() - start))
                return
        self.lost += 1

    async def probe(self, asked: dict[str, Any], seconds: float) -> None:
        """A steady few requests a second, which come again when they are told so."""
        until = time.monotonic() + seconds
        tasks = []
        for path in itertools.islice(itertools.cycle(asked["paths"]), int(seconds * asked["per_second"])):
            cookie = asked.get("cookie", "")
            tasks.append(asyncio.create_task(
                self.insist(asked["kind"], asked["method"], path, until=until + PATIENCE, cookie=cookie)
            ))  # fmt: skip
            await asyncio.sleep(1 / asked["per_second"])
        await asyncio.gather(*tasks)


def request_of(method: str, path: str, body: str, cookie: str) -> bytes:
    """Each from another network, as in a crisis, so that the limits of one network count and never bite."""
    number = next(numbers)
    head = [
        f"{method} {path} HTTP/1.1", "Host: localhost", "Connection: close",
        f"X-Forwarded-For: 10.{number >> 8 & 255}.{number & 255}.1", "X-Forwarded-Proto: http",
    ]  # fmt: skip
    head += [f"Cookie: {cookie}"] if cookie else []
    if method == "POST":
        head += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode()


def again(path: str, answer: Answer) -> str:
    """The address that the page of who must wait sends to, with the ticket in it."""
    page = answer.page.decode()
    action, ticket = ACTION.search(page), TICKET.search(page)
    if action is None:
        return path
    target = html.unescape(action[1])
    if ticket and "turno=" not in target:
        target += f"{'&' if '?' in target else '?'}{urlencode({'turno': ticket[1]})}"
    return target


async def together(crowd: Crowd, order: dict[str, Any]) -> None:
    """So many at a time, each walk followed by the next: what the server can do at most."""
    ends = time.monotonic() + order["seconds"]

    async def walk_on() -> None:
        while time.monotonic() < ends:
            await crowd.register(order["pages"], order["patience"])

    await asyncio.gather(*(walk_on() for _person in range(order["people"])))


async def rush(crowd: Crowd, order: dict[str, Any]) -> None:
    """New people come evenly for so many seconds, whatever becomes of those before them."""
    probes = [asyncio.create_task(crowd.probe(asked, order["seconds"])) for asked in order["probes"]]
    people = []
    for number in range(order["people"]):
        if (wait := crowd.began + number * order["seconds"] / order["people"] - time.monotonic()) > 0:
            await asyncio.sleep(wait)
        people.append(asyncio.create_task(crowd.register(order["pages"], order["patience"])))
    await asyncio.gather(*people, *probes)


WAYS: dict[str, Callable[[Crowd, dict[str, Any]], Awaitable[None]]] = {"together": together, "rush": rush}


def main() -> None:
    order = json.load(sys.stdin)
    crowd = Crowd(order["port"])
    asyncio.run(WAYS[order["way"]](crowd, order))  # type: ignore[arg-type]
    json.dump({"answers": crowd.answers, "references": crowd.references, "lost": crowd.lost}, sys.stdout)


if __name__ == "__main__":
    main()
