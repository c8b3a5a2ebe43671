"""The map of the offices of the USA: which state is whose, in tints that differ at every border between two offices."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from consulates.models import ConsularOffice, Jurisdiction
from consulates.queries.places import subdivision_name
from consulates.queries.world import state_outlines
from repatriation.common.letters import folded_words

DRAWN = "US"
# Light enough for dark numbers on all of them.
TINTS = ["#f3c9bd", "#cfe3f2", "#f6e3a8", "#cde8cf", "#e2d3ee", "#dcd6c8"]


@dataclass(frozen=True)
class State:
    """One state as it is drawn; one too narrow for a label has none."""

    code: str
    name: str
    path: str
    label: tuple[str, str] | None

    @property
    def part(self) -> str:
        """FL of US-FL."""
        return self.code.partition("-")[2]


@dataclass(frozen=True)
class Area:
    """What belongs to one office: its number and tint on the map, and all its states, also those without an outline."""

    number: int
    tint: str
    office: ConsularOffice
    drawn: list[State]
    states: list[tuple[str, str]]


@dataclass(frozen=True)
class StateMap:
    """`free` are the states that no office has."""

    areas: list[Area]
    free: list[State]


def state_map(*, on: date) -> StateMap:
    """Offices numbered by city, so that the number and not the tint says whose a state is."""
    rows = Jurisdiction.objects.on(on).filter(place__startswith=f"{DRAWN}-").select_related("office")
    office_of = {row.place: row.office for row in rows.order_by("place", "id")}
    offices = sorted(set(office_of.values()), key=lambda office: (folded_words(office.city), office.code))
    number = {office.pk: position for position, office in enumerate(offices, start=1)}
    tint = tints({place: number[office.pk] for place, office in office_of.items()})
    drawn = [_state(row) for row in state_outlines()]
    return StateMap(
        [_area(office, number[office.pk], tint[number[office.pk]], office_of, drawn) for office in offices],
        [state for state in drawn if state.code not in office_of],
    )


def _state(row: dict[str, str]) -> State:
    label = (row["label_x"], row["label_y"]) if row["label_x"] else None
    return State(row["subdivision"], subdivision_name(row["subdivision"]), row["path"], label)


def _area(
    office: ConsularOffice, number: int, tint: int, office_of: dict[str, ConsularOffice], drawn: list[State]
) -> Area:
    own = [place for place, other in office_of.items() if other == office]
    states = sorted(((place[3:], subdivision_name(place)) for place in own), key=lambda state: folded_words(state[1]))
    return Area(number, TINTS[tint - 1], office, [state for state in drawn if state.code in own], states)


def tints(number_of: dict[str, int]) -> dict[int, int]:
    """A tint from 1 on for each number, such that no two that meet at a border share one, the busiest first."""
    meets: dict[int, set[int]] = defaultdict(set)
    for row in state_outlines():
        own = number_of.get(row["subdivision"])
        others = {number_of.get(place) for place in row["neighbours"].split("|")} - {own, None}
        if own:
            meets[own] |= {other for other in others if other is not None}
    given: dict[int, int] = {}
    for number in sorted(set(number_of.values()), key=lambda number: (-len(meets[number]), number)):
        taken = {given.get(other) for other in meets[number]}
        free = [tint for tint in range(1, len(TINTS) + 1) if tint not in taken]
        # With what is left, the rarest: far apart rather than all alike.
        given[number] = min(free or [len(TINTS)], key=lambda tint: (list(given.values()).count(tint), tint))
    return given
