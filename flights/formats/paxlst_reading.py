"""PAXLST read as carriers send it: envelopes, messages and parts put together, with a note on all that looks wrong.

What leaves people out without anybody noticing is refused: a file that is cut off, or has something else in it. A
count that differs or a date that can't be is a warning, and the person stays in the list.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from flights.formats.paxlst import PassengerList
from flights.formats.paxlst_days import read_moment
from flights.formats.paxlst_faults import Fault, Unsound
from flights.formats.paxlst_people import Body
from flights.formats.paxlst_signs import Segment, decoded, segments

MOST_WARNINGS = 200


@dataclass(frozen=True)
class Reading:
    """The lists of a file in its order, and what to look at; at most 200 warnings are kept."""

    lists: tuple[PassengerList, ...]
    warnings: tuple[Fault, ...]


@dataclass(frozen=True)
class _Part:
    """One message as it stood in the file. `number` is 0 where it is no part of a longer list."""

    whole: PassengerList
    number: int
    is_last: bool
    head: Segment
    count: Segment | None


@dataclass
class _Envelope:
    """How far we are: inside which interchange, group and message, and what was counted there."""

    interchange: Segment | None = None
    group: Segment | None = None
    message: Segment | None = None
    body: list[Segment] = field(default_factory=list)
    messages: int = 0
    messages_of_group: int = 0
    groups: int = 0


def read_paxlst(content: bytes, *, today: date) -> Reading:
    """Raises Unsound. `today` serves for two-digit years where no flight tells when it was."""
    reader = _Reader(today)
    for segment in segments(decoded(content)):
        reader.take(segment)
    reader.end()
    lists = _joined(reader.parts, reader.warnings)
    warnings = sorted(reader.warnings, key=lambda fault: fault.position)
    return Reading(tuple(lists), tuple(warnings[:MOST_WARNINGS]))


class _Reader:
    def __init__(self, today: date) -> None:
        self.today = today
        self.parts: list[_Part] = []
        self.warnings: list[Fault] = []
        self.open = _Envelope()
        self.last: Segment | None = None
        self.services = {
            "UNB": self._begin_interchange, "UNG": self._begin_group, "UNH": self._begin_message,
            "UNT": self._end_message, "UNE": self._end_group, "UNZ": self._end_interchange,
        }  # fmt: skip

    def take(self, segment: Segment) -> None:
        self.last = segment
        if serve := self.services.get(segment.tag):
            serve(segment)
        elif self.open.message is None:
            raise Unsound(segment.fault("outside_message"))
        else:
            self.open.body.append(segment)

    def end(self) -> None:
        """The file is over: no message may be open, and there must have been one."""
        if self.open.message:
            raise Unsound(self.open.message.fault("message_unclosed"))
        if not self.parts and self.last:
            raise Unsound(self.last.fault("no_message"))
        if self.open.interchange and self.last:
            self.warnings.append(self.last.fault("interchange_unclosed"))

    def _begin_interchange(self, segment: Segment) -> None:
        self._must_be_closed()
        self.open = _Envelope(interchange=segment)

    def _begin_group(self, segment: Segment) -> None:
        self._must_be_closed()
        self.open.group, self.open.messages_of_group = segment, 0
        self.open.groups += 1

    def _begin_message(self, segment: Segment) -> None:
        self._must_be_closed()
        if segment.value(2) != "PAXLST":
            raise Unsound(segment.fault("not_paxlst", name=segment.value(2)))
        self.open.message, self.open.body = segment, []
        self.open.messages += 1
        self.open.messages_of_group += 1

    def _must_be_closed(self) -> None:
        if self.open.message:
            raise Unsound(self.open.message.fault("message_unclosed"))

    def _end_message(self, segment: Segment) -> None:
        head = self.open.message
        if head is None or self.open.interchange is None:
            raise Unsound(segment.fault("outside_message"))
        self._count(segment, len(self.open.body) + 2)
        self._same_reference(segment, head.value(1), segment.value(2))
        self.parts.append(self._part(head, self.open.interchange))
        self.open.message = None

    def _end_group(self, segment: Segment) -> None:
        self._must_be_closed()
        self._count(segment, self.open.messages_of_group)
        self._same_reference(segment, self.open.group.value(5) if self.open.group else "", segment.value(2))
        self.open.group = None

    def _end_interchange(self, segment: Segment) -> None:
        self._must_be_closed()
        self._count(segment, self.open.groups or self.open.messages)
        self._same_reference(segment, self.open.interchange.value(5) if self.open.interchange else "", segment.value(2))
        self.open = _Envelope()

    def _count(self, segment: Segment, counted: int) -> None:
        said = segment.value(1)
        if not said.isdecimal() or int(said) != counted:
            self.warnings.append(segment.fault("count_differs", said=said, counted=counted))

    def _same_reference(self, segment: Segment, first: str, second: str) -> None:
        if first != second:
            self.warnings.append(segment.fault("reference_differs", first=first, second=second))

    def _part(self, head: Segment, interchange: Segment) -> _Part:
        prepared = read_moment(interchange.value(4) + interchange.value(4, 1))
        if prepared is None:
            self.warnings.append(
                interchange.fault("bad_time", text=":".join((interchange.value(4), interchange.value(4, 1))))
            )
            prepared = datetime.combine(self.today, datetime.min.time())
        body = Body(self.open.body, prepared.date(), self.warnings)
        number = head.value(4)
        whole = PassengerList(
            sender=interchange.value(2), recipient=interchange.value(3), prepared_at=prepared,
            reference=interchange.value(5), release=f"{head.value(2, 1)}:{head.value(2, 2)}",
            repertoire=interchange.value(1), common_reference=head.value(3), **_fields(body),
        )  # fmt: skip
        return _Part(whole, int(number) if number.isdecimal() else 0, head.value(4, 1) == "F", head, body.count_segment)


def _fields(body: Body) -> dict[str, Any]:
    return {
        "kind": body.kind, "function": body.function, "transaction": body.transaction, "reporter": body.reporter,
        "reporter_contacts": tuple(body.reporter_contacts), "flights": tuple(body.flights),
        "passengers": tuple(body.people), "counted": body.counted,
    }  # fmt: skip


def _joined(parts: Iterable[_Part], warnings: list[Fault]) -> list[PassengerList]:
    """Parts of one common reference, kind and sender become one list, in the place of the first."""
    groups: dict[tuple[object, ...], list[_Part]] = defaultdict(list)
    for place, part in enumerate(parts):
        whole = part.whole
        is_part = part.number > 0 and whole.common_reference != ""
        groups[(whole.sender, whole.kind, whole.common_reference) if is_part else (place,)].append(part)
    lists = []
    for group in groups.values():
        ordered = sorted(group, key=lambda part: part.number)
        _look_for_gaps(ordered, warnings)
        first = ordered[0].whole
        everybody = tuple(person for part in ordered for person in part.whole.passengers)
        counted = next((part.whole.counted for part in reversed(ordered) if part.whole.counted is not None), None)
        _compare_counts(ordered[-1], counted, len(everybody), warnings)
        lists.append(replace(first, passengers=everybody, counted=counted))
    return lists


def _look_for_gaps(ordered: list[_Part], warnings: list[Fault]) -> None:
    last = ordered[-1]
    if last.number == 0:
        return
    numbers = [part.number for part in ordered]
    missing = sorted(set(range(1, min(last.number, MOST_WARNINGS) + 1)) - set(numbers))
    if missing:
        warnings.append(last.head.fault("parts_missing", numbers=", ".join(map(str, missing))))
    if twice := next((part for part, after in pairwise(ordered) if part.number == after.number), None):
        warnings.append(twice.head.fault("part_twice", number=twice.number))
    if not last.is_last:
        warnings.append(last.head.fault("last_part_missing", number=last.number))


def _compare_counts(last: _Part, counted: int | None, listed: int, warnings: list[Fault]) -> None:
    """What a list counts may be the whole flight, of which it names a few."""
    if last.count and counted is not None and counted != listed:
        warnings.append(last.count.fault("people_differ", said=counted, listed=listed))
