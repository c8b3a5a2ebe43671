"""A passenger list as UN/EDIFACT PAXLST carries it: who flies, on what, with which papers; plain values."""

from dataclasses import dataclass
from datetime import date, datetime

PASSENGERS, CREW = "745", "250"
CREW_ROLES = frozenset(["FM", "DDT"])
# A visa is no proof of who somebody is; of the others, the passport goes first.
VISA = "V"
BEST_FIRST = ("P", "IP", "I", "C", "A", "AC", "F")
DEPARTURES, ARRIVALS = ("125", "92"), ("87", "92")


@dataclass(frozen=True)
class Birth:
    """A day of birth as far as the list knows it: month and day are 0 where it doesn't."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


@dataclass(frozen=True)
class Call:
    """An airport of a flight. `role` is 125 for the last one abroad, 87 for the first one arrived at, 92 for others;

    times are those of the place.
    """

    role: str
    place: str
    departs_at: datetime | None = None
    arrives_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Flight:
    """`stage` is 20 for the flight itself and 34 for one that only passes over."""

    number: str
    carrier: str = ""
    stage: str = "20"
    calls: tuple[Call, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Document:
    """`kind` is P for a passport, V for a visa, I, A, C and others for cards, F for what stands in for them."""

    kind: str
    number: str
    issuer: str = ""
    expires: date | None = None
    issued: date | None = None


@dataclass(frozen=True, kw_only=True)
class Address:
    street: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""


@dataclass(frozen=True)
class Contact:
    """`channel` is TE for a telephone, FX for a fax, EM for e-mail."""

    number: str
    channel: str


@dataclass(frozen=True, kw_only=True)
class Passenger:
    """`role` is FL for a passenger, FM for crew, DDU and DDT for those of them in transit.

    Countries are three letters, places airports. `references` are pairs such as ("AVF", record locator).
    """

    surnames: str
    given_names: str = ""
    role: str = "FL"
    sex: str = ""
    born: Birth | None = None
    birth_country: str = ""
    birth_place: str = ""
    nationality: str = ""
    residence: str = ""
    embarks: str = ""
    debarks: str = ""
    cleared: str = ""
    address: Address | None = None
    contacts: tuple[Contact, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    documents: tuple[Document, ...] = ()

    @property
    def is_crew(self) -> bool:
        return self.role in CREW_ROLES

    @property
    def identity_document(self) -> Document | None:
        """The passport before other papers, and never a visa."""
        papers = [paper for paper in self.documents if paper.kind != VISA and paper.number]
        places = {kind: place for place, kind in enumerate(BEST_FIRST)}
        return min(papers, key=lambda paper: places.get(paper.kind, len(places)), default=None)


@dataclass(frozen=True, kw_only=True)
class PassengerList:
    """One list, put together from all its parts. `counted` is what it says of the whole flight; `prepared_at` is local

    to the sender; `function` is what stands behind the kind, such as CLOB for who is on board.
    """

    sender: str
    recipient: str
    prepared_at: datetime
    reference: str
    release: str = "D:05B"
    repertoire: str = "UNOA"
    kind: str = PASSENGERS
    function: str = ""
    transaction: str = ""
    common_reference: str = ""
    reporter: str = ""
    reporter_contacts: tuple[Contact, ...] = ()
    flights: tuple[Flight, ...] = ()
    passengers: tuple[Passenger, ...] = ()
    counted: int | None = None

    @property
    def departs_at(self) -> datetime | None:
        """When the first flight leaves, as far as the list says."""
        times = (call.departs_at for flight in self.flights for call in flight.calls)
        return next((moment for moment in times if moment), None)
