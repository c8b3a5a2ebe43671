"""Two states that count each other's people: how far a plan is beyond what they tolerate."""

import math

from benchmarks.seats.files import Answer, Folder


def excess(folder: Folder, answer: Answer) -> dict[str, int]:
    """By corridor, people beyond the tolerance."""
    sides = _sides(folder)
    flown = {row["corridor"]: [0, 0] for row in folder.corridors}
    placed, texts = answer.placements, folder.groups.texts
    for group, state, size in zip(
        texts["group_id"], texts["nationality"], folder.groups.numbers["size"].tolist(), strict=True
    ):
        corridor, x, y, side = sides.get(placed.get(group, ""), ("", "", "", ""))
        counted = side or state
        if corridor and counted in (x, y):
            flown[corridor][counted == y] += size
    return {row["corridor"]: beyond(row, *flown[row["corridor"]]) for row in folder.corridors}


def _sides(folder: Folder) -> dict[str, tuple[str, str, str, str]]:
    """Leg -> corridor, its two states, and whose people the leg carries: as its nationalities say, else where it goes.

    Where neither says it, each household counts for its own state.
    """
    corridors = {row["corridor"]: row for row in folder.corridors}
    country = {row["airport"]: row["country"] for row in folder.airports}
    texts, found = folder.legs.texts, {}
    rows = zip(texts["leg_id"], texts["corridor"], texts["nationalities"], texts["destination"], strict=True)
    for leg, corridor, carries, destination in rows:
        if corridor in corridors:
            x, y = corridors[corridor]["x"], corridors[corridor]["y"]
            side = _one_of(x, y, set(carries.split("|"))) or _one_of(x, y, {country[destination], destination})
            found[leg] = (corridor, x, y, side)
    return found


def _one_of(x: str, y: str, states: set[str]) -> str:
    return "" if (x in states) == (y in states) else x if x in states else y


def beyond(row: dict[str, str], x: int, y: int) -> int:
    wanted = float(row["ratio"]) * y
    tolerated = max(float(row["tol_people"]), float(row["tol_share"]) * max(x, wanted))
    return max(0, math.ceil(abs(x - wanted) - tolerated - 1e-9))
