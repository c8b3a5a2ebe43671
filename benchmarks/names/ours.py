"""Our engine on two files, or on one: by the calls that `manage.py link_files` makes."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.names.measure import Scored
from cases.linkage.candidates import Registry
from cases.linkage.compare import compare
from cases.linkage.decide import MANIFEST_PRIOR
from cases.linkage.matching import match, pairs
from cases.operations.linking.people import people_of

LEAST = 1e-9


def ours_linked(first: Path, second: Path, one_to_one: bool = False) -> list[Scored]:
    """What `link_files`, with or without `--one-to-one`, would write, for every threshold at once."""
    answers = match(list(people_of(first)), Registry(people_of(second)), prior=MANIFEST_PRIOR, least=LEAST)
    found = pairs(answers, threshold=LEAST, one_to_one=one_to_one)
    return [(pair.first, pair.second, pair.posterior) for pair in found]


def ours_doubles(path: Path) -> list[Scored]:
    """Each record against the others of its own file, by the bits for one person against two strangers.

    A row posterior asks which one person a row is; in a file with five copies of somebody that is the wrong question.
    """
    return list(_doubles(path))


def _doubles(path: Path) -> Iterator[Scored]:
    known = Registry(people_of(path))
    best: dict[tuple[str, str], float] = {}
    for record, candidates in known.doubles():
        for candidate in candidates:
            one, other = sorted((record.key, candidate.key))
            bits = compare(record, candidate, known.frequencies).bits.same
            best[one, other] = max(bits, best.get((one, other), bits))
    yield from ((one, other, bits) for (one, other), bits in best.items())
