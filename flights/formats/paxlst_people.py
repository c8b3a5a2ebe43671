"""The inside of a PAXLST message: who sends it, the flights, and each person with their papers."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from flights.formats.paxlst import CREW, PASSENGERS, Address, Call, Contact, Document, Flight, Passenger
from flights.formats.paxlst_days import read_birth, read_day, read_moment
from flights.formats.paxlst_faults import Fault
from flights.formats.paxlst_signs import Segment

REPORTERS = frozenset(["MS"])
PERSON_PLACES = {"22": "cleared", "174": "residence", "178": "embarks", "179": "debarks"}
FLIGHT_TIMES = {"189": "departs_at", "232": "arrives_at"}
DOCUMENT_DAYS = {"36": "expires", "182": "issued"}
SEXES = {"M": "M", "F": "F", "X": "X", "U": "", "": ""}
COUNTED = ("42", "41")


class Body:
    """Takes the segments between UNH and UNT in their order; what was found is in its attributes."""

    def __init__(self, body: Iterable[Segment], prepared: date, warnings: list[Fault]) -> None:
        self.kind, self.function, self.transaction, self.reporter = PASSENGERS, "", "", ""
        self.reporter_contacts: list[Contact] = []
        self.flights: list[Flight] = []
        self.people: list[Passenger] = []
        self.counted: int | None = None
        self.count_segment: Segment | None = None
        self._warnings, self._day = warnings, prepared
        self._flight: dict[str, Any] | None = None
        self._person: dict[str, Any] | None = None
        self._document: dict[str, Any] | None = None
        takes: dict[str, Callable[[Segment], None]] = {
            "BGM": self._bgm, "RFF": self._rff, "NAD": self._nad, "COM": self._com, "TDT": self._tdt, "LOC": self._loc,
            "DTM": self._dtm, "ATT": self._att, "NAT": self._nat, "DOC": self._doc, "CNT": self._cnt,
        }  # fmt: skip
        for segment in body:
            if take := takes.get(segment.tag):
                take(segment)
        self._close_flight()
        self._close_person()

    def _warn(self, segment: Segment, code: str, **values: object) -> None:
        self._warnings.append(segment.fault(code, **values))

    def _bgm(self, segment: Segment) -> None:
        self.kind, self.function = segment.value(1), segment.value(2)
        if not self.kind.isdecimal():
            self._warn(segment, "unknown_kind", text=self.kind)

    def _rff(self, segment: Segment) -> None:
        qualifier, number = segment.value(1), segment.value(1, 1)
        if self._person is not None:
            self._person["references"].append((qualifier, number))
        elif qualifier == "TN":
            self.transaction = number

    def _com(self, segment: Segment) -> None:
        found = [Contact(parts[0], parts[1] if len(parts) > 1 else "") for parts in segment.elements[1:] if parts[0]]
        (self.reporter_contacts if self._person is None else self._person["contacts"]).extend(found)

    def _tdt(self, segment: Segment) -> None:
        self._close_flight()
        self._flight = {
            "stage": segment.value(1), "number": segment.value(2), "carrier": segment.value(5), "calls": [],
        }  # fmt: skip

    def _nad(self, segment: Segment) -> None:
        self._close_flight()
        self._close_person()
        names = segment.elements[4] if segment.value(4) else segment.elements[3] if segment.value(3) else ()
        if segment.value(1) in REPORTERS:
            self.reporter = " ".join(name for name in names if name)
            return
        if not names:
            self._warn(segment, "no_name")
        self._person = {
            "role": segment.value(1), "surnames": names[0] if names else "",
            "given_names": " ".join(name for name in names[1:5] if name), "address": _address(segment),
            "contacts": [], "references": [], "documents": [],
        }  # fmt: skip

    def _loc(self, segment: Segment) -> None:
        role, place = segment.value(1), segment.value(2)
        if self._flight is not None:
            self._flight["calls"].append({"role": role, "place": place})
        elif self._document is not None and role == "91":
            self._document["issuer"] = place
        elif self._person is not None and role == "180":
            texts = [parts[3] for parts in segment.elements[2:] if len(parts) > 3 and parts[3]]
            self._person |= {"birth_country": place, "birth_place": " ".join(texts)}
        elif self._person is not None and role in PERSON_PLACES:
            self._person[PERSON_PLACES[role]] = place
        else:
            self._warn(segment, "misplaced", qualifier=role)

    def _dtm(self, segment: Segment) -> None:
        role, text = segment.value(1), segment.value(1, 1)
        if self._flight is not None:
            self._flight_time(segment, role, text)
        elif self._person is not None and role == "329":
            self._keep(segment, self._person, "born", text, read_birth(text, self._day))
        elif self._document is not None and role in DOCUMENT_DAYS:
            self._keep(segment, self._document, DOCUMENT_DAYS[role], text, read_day(text, self._day))
        else:
            self._warn(segment, "misplaced", qualifier=role)

    def _flight_time(self, segment: Segment, role: str, text: str) -> None:
        """A departure is also the day against which years of two digits are read."""
        calls = self._flight["calls"] if self._flight else []
        if not calls or role not in FLIGHT_TIMES:
            self._warn(segment, "misplaced", qualifier=role)
            return
        moment = read_moment(text)
        self._keep(segment, calls[-1], FLIGHT_TIMES[role], text, moment)
        if moment and role == "189" and not self.flights:
            self._day = moment.date()

    def _keep(self, segment: Segment, where: dict[str, Any], name: str, text: str, found: object) -> None:
        if found is None and text:
            self._warn(segment, "bad_date", text=text)
        elif found is not None:
            where[name] = found

    def _att(self, segment: Segment) -> None:
        """The qualifier 2 stands for the sex."""
        text = (segment.value(3) or segment.value(2)).upper()
        if self._person is None or segment.value(1) != "2":
            self._warn(segment, "misplaced", qualifier=segment.value(1))
        elif text not in SEXES:
            self._warn(segment, "bad_sex", text=text)
        else:
            self._person["sex"] = SEXES[text]

    def _nat(self, segment: Segment) -> None:
        """The first nationality, where there are several."""
        code = segment.value(2).upper()
        if self._person is None:
            self._warn(segment, "misplaced", qualifier=segment.value(1))
        elif not (code.isascii() and code.isalpha() and len(code) in (1, 2, 3)):
            self._warn(segment, "bad_state", text=code)
        else:
            self._person.setdefault("nationality", code)

    def _doc(self, segment: Segment) -> None:
        self._close_document()
        if self._person is None:
            self._warn(segment, "misplaced", qualifier=segment.value(1))
            return
        if not segment.value(2):
            self._warn(segment, "no_number")
        self._document = {"kind": segment.value(1), "number": segment.value(2)}

    def _cnt(self, segment: Segment) -> None:
        self._close_person()
        qualifier, number = segment.value(1), segment.value(1, 1) or segment.value(2)
        if qualifier not in COUNTED:
            return
        if not (number.isascii() and number.isdecimal()) or len(number) > 6:
            self._warn(segment, "bad_number", text=number)
        elif qualifier == ("41" if self.kind == CREW else "42") or self.counted is None:
            self.counted, self.count_segment = int(number), segment

    def _close_flight(self) -> None:
        if self._flight is not None:
            calls = tuple(Call(**call) for call in self._flight["calls"])
            self.flights.append(Flight(**{**self._flight, "calls": calls}))
        self._flight = None

    def _close_document(self) -> None:
        if self._document is not None and self._person is not None:
            self._person["documents"].append(Document(**self._document))
        self._document = None

    def _close_person(self) -> None:
        self._close_document()
        if self._person is not None:
            lists = {name: tuple(self._person[name]) for name in ("contacts", "references", "documents")}
            self.people.append(Passenger(**{**self._person, **lists}))
        self._person = None


def _address(segment: Segment) -> Address | None:
    found = Address(
        street=" ".join(part for part in segment.elements[5] if part) if len(segment.elements) > 5 else "",
        city=segment.value(6), region=segment.value(7, 3) or segment.value(7), postcode=segment.value(8),
        country=segment.value(9),
    )  # fmt: skip
    return None if found == Address() else found
