"""Folders of a problem as an analyst keeps them: a small sound one, and random ones of every shape."""

import csv
import json
import random

AIRPORTS = ["MIA", "JFK", "SCL", "LIM", "CUZ"]
GROUP = {
    "group_id": "G1", "nationality": "PE", "size": 1, "seats": 1, "wheelchair": 0, "stretcher": 0, "infants": 0,
    "tier": 3, "score": 10, "waiting_days": 5, "origins": "MIA", "destinations": "*", "earliest_day": 0,
    "latest_day": "", "doc_valid_until": "", "transit_ok": "*", "prev_leg": "", "prev_status": "", "locked": 0,
}  # fmt: skip
LEG = {
    "leg_id": "L1", "origin": "MIA", "destination": "LIM", "dep_day": 3, "arr_day": 3, "cap_seats": 2,
    "cap_wheelchair": 1, "cap_stretcher": 0, "cap_infant": 1, "mode": "air", "permit": "granted", "transit": "",
    "nationalities": "PE", "rotation_id": "R1", "corridor": "",
}  # fmt: skip
CORRIDOR = {"corridor": "PE-CL", "x": "PE", "y": "CL", "ratio": 1, "tol_people": 5, "tol_share": 0.1}


def group(key, **values):
    made = GROUP | {"group_id": key} | values
    parts = made["seats"] + made["stretcher"] + made["infants"]
    return made | {"size": values.get("size", parts)}


def leg(key, **values):
    made = LEG | {"leg_id": key} | values
    return made | {"arr_day": values.get("arr_day", made["dep_day"])}


def write_table(path, rows, headings, **style):
    with path.open("w", encoding=style.pop("encoding", "utf-8"), newline="") as file:
        writer = csv.DictWriter(file, headings, **style)
        writer.writeheader()
        writer.writerows(rows)


def write_problem(folder, groups, legs, corridors=(CORRIDOR,), meta=None):
    folder.mkdir(exist_ok=True)
    write_table(
        folder / "airports.csv", [{"airport": code, "country": "XX"} for code in AIRPORTS], ["airport", "country"]
    )
    write_table(folder / "corridors.csv", corridors, list(CORRIDOR))
    write_table(folder / "legs.csv", legs, list(LEG))
    write_table(folder / "groups.csv", groups, list(GROUP))
    (folder / "meta.json").write_text(json.dumps(meta or {"day_zero": "2026-12-01"}))
    return folder


def random_rows(seed, households=40, flights=12):
    """Groups and legs that meet every rule in every combination."""
    dice = random.Random(seed)
    legs = [_random_leg(dice, f"L{number}") for number in range(flights)]
    return [_random_group(dice, f"G{number}") for number in range(households)], legs


def _some(dice, names, *, least=0):
    return "|".join(dice.sample(names, dice.randint(least, len(names))))


def _random_leg(dice, key):
    origin, destination = dice.sample(AIRPORTS, 2)
    day = dice.randrange(8)
    return leg(
        key, origin=origin, destination=destination, dep_day=day, arr_day=day + dice.randrange(3),
        cap_seats=dice.randrange(6), cap_wheelchair=dice.randrange(2), cap_stretcher=dice.randrange(2),
        cap_infant=dice.randrange(2), permit=dice.choice(["granted", "pending", "refused"]),
        transit=_some(dice, ["US", "MX"]), nationalities=dice.choice(["*", "PE", "PE|CL", "CL", ""]),
    )  # fmt: skip


def _random_group(dice, key):
    earliest = dice.choice([0, 0, dice.randrange(8)])
    return group(
        key, seats=dice.randint(1, 3), wheelchair=dice.randrange(2), stretcher=dice.choice([0, 0, 1]),
        infants=dice.choice([0, 0, 1]), nationality=dice.choice(["PE", "CL", "BO"]), tier=dice.randint(1, 5),
        score=dice.randrange(3), waiting_days=dice.randrange(3), origins=dice.choice(["*", _some(dice, AIRPORTS)]),
        destinations=dice.choice(["*", _some(dice, AIRPORTS)]), earliest_day=earliest,
        latest_day=dice.choice(["", earliest + dice.randrange(4)]),
        doc_valid_until=dice.choice(["", dice.randrange(9)]), transit_ok=dice.choice(["*", _some(dice, ["US", "MX"])]),
    )  # fmt: skip
