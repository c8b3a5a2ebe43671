"""Hard lists and the registry they are held against: `python -m benchmarks.names.generate FOLDER --people 100000`.

For the runs on top:
- `country(count, seed=)` makes `known` people (the registry), their `kin` who aren't in it, and `strangers`.
- `listed(country, RECIPROCAL or DEPORT or ADVERSARIAL, count, seed=)` makes rows; `truth` is the key of the known
  person or "", `kinds` say what happened to the row ("birth swapped", "kin", "namesake").
- `write(folder, country, rows)` writes `registry.csv`, `rows.csv` and `truth.csv`, as `manage.py reconcile` reads them.
The rates of a shape are guesses about the world of lists. Nothing in `cases/linkage/` may be set to them.
"""

import argparse
import csv
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.names import spoil
from benchmarks.names.people import Country, Person, country
from benchmarks.names.pools import Pools
from benchmarks.names.shapes import SHAPES, Shape

ROW_HEADER = ["row_id", "surnames", "given", "dob", "sex", "doc_no", "nationality"]
PERSON_HEADER = ["person_id", "surname1", "surname2", "given", "dob", "sex", "national_id", "passport", "nationality"]


class Row(NamedTuple):
    """A line of the list and, apart from it, whom it means."""

    key: str
    surnames: str
    given: str
    born: str
    sex: str
    number: str
    nationality: str
    truth: str
    kinds: tuple[str, ...]


def listed(people: Country, shape: Shape, count: int, *, seed: int) -> list[Row]:
    """Nobody is meant by two rows."""
    chance = random.Random(f"list {shape.name} {seed}")
    pools = Pools(seed)
    known = iter(chance.sample(people.known, min(count, len(people.known))))
    others = {"kin": _endless(people.kin, chance), "stranger": _endless(people.strangers, chance)}
    rows = []
    for place in range(1, count + 1):
        if chance.random() < shape.known:
            person, kind = next(known), "known"
        else:
            kind = spoil.draw({"kin": shape.kin, "namesake": shape.namesakes}, chance) or "stranger"
            person = _namesake(chance.choice(people.known), chance) if kind == "namesake" else next(others[kind])
        rows.append(_row(f"r{place}", person, kind, shape, chance, pools))
    return rows


def _endless(people: list[Person], chance: random.Random) -> Iterator[Person]:
    while True:
        yield from chance.sample(people, len(people))


def _namesake(person: Person, chance: random.Random) -> Person:
    """Somebody else of the same names: usually of another day, sometimes of a treacherously near one."""
    near = chance.choice(("wrong", "wrong", "wrong", "other_day", "digit_off"))
    born = spoil.birthday(person.born, near, chance) or f"{chance.randint(1940, 2015)}-07-19"
    if born == person.born:
        born = f"{int(born[:4]) + 1}{born[4:]}"
    national = str(chance.randrange(10_000_000, 79_000_000))
    return person._replace(key="", born=born, national=national, passport="")


def _row(key: str, person: Person, kind: str, shape: Shape, chance: random.Random, pools: Pools) -> Row:
    codes = {part: spoil.draw(getattr(shape, part), chance) for part in ("surnames", "given", "birth", "number")}
    if kind == "namesake":
        # Spoiled again, the day could become the known one's, and nobody could tell the two apart.
        codes["birth"] = ""
    family, among = spoil.surnames(person, codes["surnames"], chance, pools)
    names = " ".join(part for part in (spoil.given(person, codes["given"], chance, pools), among) if part)
    for field in ("family letters", "names letters"):
        codes[field] = spoil.draw(shape.letters, chance)
    family = spoil.letters(family, codes["family letters"], chance)
    names = spoil.letters(names, codes["names letters"], chance)
    if chance.random() < shape.zone and len(family) + len(names) + 2 > spoil.ZONE_NAMES:
        family, names = spoil.truncated(family.translate(spoil.ACCENTS), names.translate(spoil.ACCENTS))
        codes["zone"] = "truncated"
    if chance.random() < shape.fields_swapped:
        family, names = names, family
        codes["fields"] = "swapped"
    sex = "" if chance.random() < shape.no_sex else person.sex
    if sex and chance.random() < shape.wrong_sex:
        sex = "FM".replace(sex, "")
    kinds = (kind, *(f"{part} {code}" for part, code in codes.items() if code))
    return Row(
        key, family, names, spoil.birthday(person.born, codes["birth"], chance), sex,
        spoil.number(person, codes["number"], chance), person.nationality, person.key if kind == "known" else "", kinds,
    )  # fmt: skip


def write(folder: Path, people: Country, rows: Iterable[Row]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    kept = list(rows)
    _write(folder / "registry.csv", PERSON_HEADER, people.known)
    write_rows(folder / "rows.csv", kept)
    _write(folder / "truth.csv", ["row_id", "person_id", "kinds"], ((r.key, r.truth, ";".join(r.kinds)) for r in kept))


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    _write(path, ROW_HEADER, (row[:7] for row in rows))


def _write(path: Path, header: list[str], lines: Iterable[Iterable[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rows", type=int, default=6_000)
    parser.add_argument("--shape", choices=SHAPES, default="reciprocal")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    people = country(chosen.people, seed=chosen.seed)
    write(chosen.folder, people, listed(people, SHAPES[chosen.shape], chosen.rows, seed=chosen.seed))


if __name__ == "__main__":
    main()
