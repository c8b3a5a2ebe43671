"""The folder of a problem, read as a whole: either it is sound, or all that is wrong is said at once."""

from pathlib import Path

from flights.allocation.collecting import without_collecting
from flights.allocation.files.faults import Faults
from flights.allocation.files.groups import read_groups
from flights.allocation.files.legs import read_legs
from flights.allocation.files.question import Question
from flights.allocation.files.small import read_airports, read_corridors, read_meta
from flights.allocation.files.tables import Told, say_nothing

FILES = ("groups.csv", "legs.csv", "corridors.csv", "airports.csv", "meta.json")


def read_question(folder: Path, told: Told = say_nothing) -> Question:
    """Raises BadFiles."""
    faults = Faults()
    if not folder.is_dir():
        faults.add(str(folder), 0, "", "NO_FOLDER")
        faults.stop_if_any()
    with without_collecting():
        countries = read_airports(folder / "airports.csv", faults)
        airports = None if faults.found else frozenset(countries)
        corridors = read_corridors(folder / "corridors.csv", faults)
        known = None if faults.found else frozenset(corridor.key for corridor in corridors)
        meta = read_meta(folder / "meta.json", faults)
        before = len(faults.found)
        legs = read_legs(folder / "legs.csv", airports, known, faults)
        sound = legs if len(faults.found) == before else None
        groups = read_groups(folder / "groups.csv", airports, sound, faults, told)
    faults.stop_if_any()
    return Question(folder, meta, countries, corridors, legs, groups)
