"""PAXLST written by the standard: the repertoire, the lengths and the counts are right, or nothing is written.

What the format has no room for is shortened and said so: names by their limit, a birth more than a century ago.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flights.formats.paxlst import CREW, Contact, Document, Flight, Passenger, PassengerList
from flights.formats.paxlst_days import read_birth
from flights.formats.paxlst_faults import Fault, Unwritable
from flights.formats.paxlst_letters import Letters

Element = str | tuple[str, ...]
MOST_PER_MESSAGE = 500


@dataclass(frozen=True)
class Written:
    """`notes` say what was shortened, as faults with the number of the person."""

    content: bytes
    notes: tuple[Fault, ...]


def written_paxlst(whole: PassengerList, *, most: int = MOST_PER_MESSAGE) -> Written:
    """With more than `most` people in several messages, parts of one list. Raises Unwritable with every reason."""
    writer = _Writer(whole)
    messages = [writer.message(part, number) for number, part in enumerate(_parts(whole, most), start=1)]
    many = len(messages) > 1
    lines = [*writer.envelope()]
    for number, body in enumerate(messages, start=1):
        head = writer.head(number, len(messages)) if many or whole.common_reference else writer.head(number)
        lines += [head, *body, writer.segment("UNT", str(len(body) + 2), str(number))]
    reference = writer.reference("reference", whole.reference)
    lines += [writer.segment("UNE", str(len(messages)), reference), writer.segment("UNZ", "1", reference)]
    if writer.letters.faults:
        raise Unwritable(writer.letters.faults)
    return Written(("UNA:+.? '" + "".join(lines)).encode("ascii"), tuple(writer.letters.notes))


def _parts(whole: PassengerList, most: int) -> Iterator[Sequence[Passenger]]:
    yield whole.passengers[:most]
    for start in range(most, len(whole.passengers), most):
        yield whole.passengers[start : start + most]


class _Writer:
    def __init__(self, whole: PassengerList) -> None:
        self.whole = whole
        self.letters = Letters(whole.repertoire, whole.release)
        moment = whole.departs_at or whole.prepared_at
        self.day: date = moment.date()
        self.most = 0

    def segment(self, tag: str, *elements: Element) -> str:
        """Empty ends left out, and what has a meaning of its own released."""
        parts = [":".join(_released(value) for value in _trimmed(_tuple(element))) for element in elements]
        return "+".join([tag, *_trimmed(parts)]) + "'"

    def reference(self, name: str, text: str) -> str:
        return self.letters.code(name, text, r"[A-Z0-9]{1,14}")

    def envelope(self) -> Iterator[str]:
        whole, letters = self.whole, self.letters
        reference = self.reference("reference", whole.reference)
        sender, recipient = letters.needed("sender", whole.sender, 35), letters.needed("recipient", whole.recipient, 35)
        prepared = (f"{whole.prepared_at:%y%m%d}", f"{whole.prepared_at:%H%M}")
        release = tuple(letters.code("release", whole.release, r"D:\d\d[AB]").split(":"))
        yield self.segment("UNB", (whole.repertoire, "4"), sender, recipient, prepared, reference, "", "PAXLST")
        yield self.segment("UNG", "PAXLST", sender, recipient, prepared, reference, "UN", release)

    def head(self, number: int, parts: int = 0) -> str:
        """Of one message; with `parts` it says which of how many it is, under the reference common to them."""
        common = ""
        place: tuple[str, ...] = ()
        if parts:
            common = self.letters.plain("common_reference", self.whole.common_reference or self.whole.reference, 35)
            place = (f"{number:02}", "F" if number == parts else "C" if number == 1 else "")
        release = tuple(self.whole.release.split(":"))
        return self.segment("UNH", str(number), ("PAXLST", *release, "UN", "IATA"), common, place)

    def message(self, people: Sequence[Passenger], part: int) -> list[str]:
        whole, letters = self.whole, self.letters
        lines = [
            self.segment(
                "BGM", letters.code("kind", whole.kind, r"\d{3}"), letters.plain("function", whole.function, 35)
            )
        ]
        if whole.transaction:
            lines.append(self.segment("RFF", ("TN", letters.plain("transaction", whole.transaction, 35))))
        if whole.reporter or whole.reporter_contacts:
            lines.append(
                self.segment("NAD", "MS", "", "", letters.plain("reporter", whole.reporter, letters.longest_name))
            )
            lines += self.contacts(whole.reporter_contacts)
        if not whole.flights:
            letters.refuse("no_flight")
        for flight in whole.flights:
            lines += self.flight(flight)
        for person in people:
            letters.person = self.most = self.most + 1
            lines += self.person(person)
        letters.person = 0
        counted = len(whole.passengers) if whole.counted is None else whole.counted
        return [*lines, self.segment("CNT", ("41" if whole.kind == CREW else "42", str(counted)))]

    def flight(self, flight: Flight) -> Iterator[str]:
        number = self.letters.code("flight", flight.number, r"[A-Z0-9]{3,8}")
        carrier = self.letters.code("carrier", flight.carrier, r"[A-Z0-9]{2,3}|")
        yield self.segment("TDT", self.letters.code("stage", flight.stage, r"\d{2}"), number, "", "", carrier)
        for call in flight.calls:
            yield self.segment("LOC", self.letters.code("role", call.role, r"\d{2,3}"), self.place("place", call.place))
            for role, moment in (("189", call.departs_at), ("232", call.arrives_at)):
                if moment:
                    yield self.segment("DTM", (role, self.moment(moment), "201"))

    def moment(self, moment: datetime) -> str:
        return f"{moment:%y%m%d%H%M}"

    def place(self, name: str, text: str) -> str:
        return self.letters.code(name, text, r"[A-Z]{3,4}")

    def state(self, name: str, text: str) -> str:
        return self.letters.code(name, text, r"[A-Z]{3}|D")

    def contacts(self, contacts: Sequence[Contact]) -> Iterator[str]:
        found = [(self.letters.plain("contact", one.number, 70), one.channel) for one in contacts]
        for start in range(0, len(found), 3):
            yield self.segment("COM", *found[start : start + 3])

    def person(self, person: Passenger) -> Iterator[str]:
        yield self.named(person)
        yield self.segment("ATT", "2", "", self.letters.code("sex", person.sex or "U", "[FMXU]"))
        if person.born:
            yield self.segment("DTM", ("329", self.birth(person)))
        yield from self.places(person)
        yield from self.contacts(person.contacts)
        if person.nationality:
            yield self.segment("NAT", "2", self.state("nationality", person.nationality))
        for qualifier, number in person.references:
            name = self.letters.code("qualifier", qualifier, "[A-Z]{2,3}")
            yield self.segment("RFF", (name, self.letters.plain("passenger_reference", number, 35)))
        for document in person.documents:
            yield from self.document(document)

    def named(self, person: Passenger) -> str:
        """Surnames, the first given name, the others: only letters and blanks, as in a machine-readable zone."""
        names = self.letters.names(person.surnames, person.given_names)
        role = self.letters.code("person_role", person.role, "F[LM]|DD[UT]")
        address = self.address(person) if person.address else ()
        return self.segment("NAD", role, "", "", names, *address)

    def address(self, person: Passenger) -> tuple[Element, ...]:
        here, plain = person.address, self.letters.plain
        if here is None:
            return ()
        country = self.state("address_country", here.country) if here.country else ""
        region = plain("region", here.region, self.letters.longest_name)
        return (
            plain("street", here.street, 35), plain("city", here.city, 35), ("", "", "", region) if region else "",
            plain("postcode", here.postcode, 17), country,
        )  # fmt: skip

    def birth(self, person: Passenger) -> str:
        born = person.born
        assert born
        text = f"{born.year % 100:02}{born.month:02}{born.day:02}"
        if read_birth(text, self.day) != born:
            self.letters.note("century_lost", year=born.year)
        return text

    def places(self, person: Passenger) -> Iterator[str]:
        states = {"174": self.state}
        for role, name in (("22", "cleared"), ("174", "residence"), ("178", "embarks"), ("179", "debarks")):
            if text := getattr(person, name):
                yield self.segment("LOC", role, states.get(role, self.place)(name, text))
        if person.birth_country or person.birth_place:
            country = self.state("birth_country", person.birth_country) if person.birth_country else ""
            place = self.letters.plain("birth_place", person.birth_place, 70)
            yield self.segment("LOC", "180", country, ("", "", "", place) if place else "")

    def document(self, document: Document) -> Iterator[str]:
        kind = self.letters.code("document_kind", document.kind, "[A-Z]{1,2}")
        yield self.segment("DOC", (kind, "110", "111"), self.letters.number(document.number))
        for role, day in (("36", document.expires), ("182", document.issued)):
            if day:
                yield self.segment("DTM", (role, f"{day:%y%m%d}"))
        if document.issuer:
            yield self.segment("LOC", "91", self.state("issuer", document.issuer))


def _tuple(element: Element) -> tuple[str, ...]:
    return (element,) if isinstance(element, str) else element


def _trimmed(parts: Sequence[str]) -> list[str]:
    """Without the empty ones at the end."""
    kept = list(parts)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _released(text: str) -> str:
    return "".join(f"?{sign}" if sign in "?:+'" else sign for sign in text)
