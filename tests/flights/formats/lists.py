"""Passenger lists for the tests: the samples, and one of our own."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from flights.formats.paxlst import Address, Birth, Call, Contact, Document, Flight, Passenger, PassengerList
from flights.formats.paxlst_reading import read_paxlst

SAMPLES = Path(__file__).with_name("samples")
TODAY = date(2026, 11, 22)

ROSA = Passenger(
    surnames="QUISPE MAMANI", given_names="ROSA LUZ", sex="F", born=Birth(1990, 5, 17), nationality="PER",
    residence="USA", embarks="MIA", debarks="LIM", birth_country="PER", birth_place="CUSCO",
    address=Address(street="123 NW 8 ST", city="MIAMI", region="FL", postcode="33136", country="USA"),
    contacts=(Contact("+1 305 555 0100", "TE"),), references=(("AVF", "K7QX-M4RD-2"),),
    documents=(
        Document(kind="V", number="998877", issuer="USA"),
        Document(kind="P", number="116543210", issuer="PER", expires=date(2030, 2, 1), issued=date(2020, 2, 2)),
    ),
)  # fmt: skip
FLIGHT = Flight(
    number="XX123", carrier="XX",
    calls=(Call("125", "MIA", departs_at=datetime(2026, 12, 1, 9, 30)),
           Call("87", "LIM", arrives_at=datetime(2026, 12, 1, 15, 5))),
)  # fmt: skip
LIST = PassengerList(
    sender="MINISTRY", recipient="CARRIER", prepared_at=datetime(2026, 11, 30, 18, 0), reference="41V2",
    transaction="T1", reporter="MINISTERIO", reporter_contacts=(Contact("51 1 2042400", "TE"),), flights=(FLIGHT,),
    passengers=(ROSA,), counted=1,
)  # fmt: skip


def sample(name):
    return SAMPLES.joinpath(f"{name}.edi").read_bytes()


def reading(content):
    return read_paxlst(content.encode() if isinstance(content, str) else content, today=TODAY)


def listed(**changes):
    return replace(LIST, **changes)


def message(*body, head="UNH+1+PAXLST:D:05B:UN:IATA", start="BGM+745'TDT+20+XX123'"):
    """A whole file around the segments of a message; its counts are right."""
    inside = start + "".join(f"{segment}'" for segment in body)
    count = inside.count("'") + 2
    return (
        f"UNB+UNOA:4+A+B+261130:1800+1'UNG+PAXLST+A+B+261130:1800+1+UN+D:05B'{head}'{inside}UNT+{count}+1'"
        "UNE+1+1'UNZ+1+1'"
    )


def codes(content):
    return [fault.code for fault in reading(content).warnings]
