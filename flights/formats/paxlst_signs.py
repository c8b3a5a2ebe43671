"""UN/EDIFACT as a row of signs: which separators a file uses, and its segments one after the other.

Carriers send what their systems make of the standard: other separators with or without saying so, teletype addresses
before and page ends behind, blanks and line ends before tags. All of that is read. What is no segment is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flights.formats.paxlst_faults import Fault, Unsound

# The largest aircraft, with all that one can say of everybody in it, is a third of this.
MOST_BYTES, MOST_SEGMENTS = 16 * 1024 * 1024, 60_000
LONGEST_HEAD, LONGEST_SEGMENT = 20_000, 4_000
MOST_EMPTY = 1_000
SHOWN = 30

SAID = re.compile(
    r"UNA(?P<component>.)(?P<element>.).(?P<release>.).(?P<end>[^\s])\s*UNB(?P=element)", re.DOTALL
)  # fmt: skip
UNSAID = re.compile(r"UNB(?P<element>[^\w\s])[A-Z]{4}(?P<component>[^\w\s])\d")
CONTROLS = dict.fromkeys([*range(32), 127, 0xFEFF])


@dataclass(frozen=True)
class Separators:
    """`release` is '' where the file has none."""

    component: str = ":"
    element: str = "+"
    release: str = "?"
    end: str = "'"


@dataclass(frozen=True)
class Segment:
    """`number` counts the segments of the file from 1, `position` its signs from 1."""

    number: int
    position: int
    tag: str
    elements: tuple[tuple[str, ...], ...]

    def value(self, element: int, component: int = 0) -> str:
        """'' where the segment ends before."""
        parts = self.elements[element] if element < len(self.elements) else ()
        return parts[component] if component < len(parts) else ""

    def fault(self, code: str, **values: object) -> Fault:
        return Fault(code, self.number, self.tag, self.position, values)


def decoded(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise Unsound(Fault("too_large", values={"megabytes": MOST_BYTES // 1024**2}))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def segments(text: str) -> Iterator[Segment]:
    """Of every interchange in the text; what stands before, between and behind them is passed over."""
    number, place = 0, 0
    while found := _head(text, place, is_first=number == 0):
        separators, place = found
        for segment, ended in _interchange(text, place, separators, number):
            number, place = segment.number, ended
            if number > MOST_SEGMENTS:
                raise Unsound(segment.fault("too_many_segments", most=MOST_SEGMENTS))
            yield segment


def _head(text: str, start: int, *, is_first: bool) -> tuple[Separators, int] | None:
    """The separators of the next interchange and where its UNB begins; None where there is no further one."""
    head = text[start : start + LONGEST_HEAD]
    said, unsaid = SAID.search(head), UNSAID.search(head)
    if said:
        found = Separators(said["component"], said["element"], said["release"].strip(), said["end"])
        begins = start + said.end() - len("UNB") - 1
    elif unsaid:
        begins = start + unsaid.start()
        found = Separators(unsaid["component"], unsaid["element"], "?", _end_of_header(head[unsaid.start() :], unsaid))
    elif is_first:
        raise Unsound(Fault("no_interchange", position=1))
    else:
        return None
    signs = [sign for sign in (found.component, found.element, found.release, found.end) if sign]
    if len(set(signs)) < len(signs) or any(sign.isalnum() or sign == " " for sign in signs):
        raise Unsound(Fault("bad_separators", 0, "UNA", begins + 1, {"signs": " ".join(signs)}))
    return found, begins


def _end_of_header(head: str, unsaid: re.Match[str]) -> str:
    """What stands before the group or the message that comes next; as the standard says where there is none."""
    element = re.escape(unsaid["element"])
    found = re.search(rf"([^\w\s])\s*UN[GH]{element}", head) or re.search(rf"(\n)\s*UN[GH]{element}", head)
    return found[1] if found else "'"


def _interchange(text: str, start: int, separators: Separators, number: int) -> Iterator[tuple[Segment, int]]:
    """Each segment up to UNZ, and where it ended."""
    empty = 0
    while start < len(text):
        end = _end_of_segment(text, start, separators)
        raw = text[start : start + LONGEST_SEGMENT if end < 0 else end]
        begins = start + len(raw) - len(raw.lstrip())
        if not raw.strip():
            empty += 1
            if end < 0 or empty > MOST_EMPTY:
                return
            start = end + 1
            continue
        number += 1
        segment = _segment(raw, number, begins + 1, separators)
        if end < 0:
            is_long = len(raw) == LONGEST_SEGMENT
            raise Unsound(segment.fault("segment_too_long" if is_long else "segment_unclosed", end=separators.end))
        start = end + 1
        yield segment, start
        if segment.tag == "UNZ":
            return


def _end_of_segment(text: str, start: int, separators: Separators) -> int:
    """The place of the next terminator that is not released; -1 where there is none near."""
    last = start + LONGEST_SEGMENT
    place = text.find(separators.end, start, last)
    while place > 0 and separators.release and _is_released(text, place, start, separators.release):
        place = text.find(separators.end, place + 1, last)
    return place


def _is_released(text: str, place: int, start: int, release: str) -> bool:
    first = place
    while first > start and text[first - 1] == release:
        first -= 1
    return (place - first) % 2 == 1


def _segment(raw: str, number: int, position: int, separators: Separators) -> Segment:
    elements = tuple(
        tuple(_plain(part, separators.release) for part in _split(element, separators.component, separators.release))
        for element in _split(raw, separators.element, separators.release)
    )
    tag = elements[0][0]
    if len(tag) != 3 or not (tag.isascii() and tag.isalpha() and tag.isupper()):
        text = " ".join(raw.translate(CONTROLS).split())[:SHOWN]
        raise Unsound(Fault("no_segment", number, "", position, {"text": text}))
    return Segment(number, position, tag, elements)


def _split(text: str, separator: str, release: str) -> list[str]:
    """Cut at each separator that is not released; releases stay for the next cut."""
    if not release or release not in text:
        return text.split(separator)
    parts, start, place = [], 0, 0
    while place < len(text):
        if text[place] == release:
            place += 2
            continue
        if text[place] == separator:
            parts.append(text[start:place])
            start = place + 1
        place += 1
    return [*parts, text[start:]]


def _plain(part: str, release: str) -> str:
    """Without releases, line ends and the blanks around it."""
    if release and release in part:
        part = re.sub(re.escape(release) + "(.)", r"\1", part, flags=re.DOTALL)
    return part.translate(CONTROLS).strip()
