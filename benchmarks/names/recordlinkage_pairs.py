"""The Python Record Linkage Toolkit as a yardstick: its own unsupervised classifier (ECM)."""

import warnings
from typing import Any

import recordlinkage
from recordlinkage.index import Block

from benchmarks.names.measure import Scored

ALIKE = 0.85


def recordlinkage_pairs(tables: list[Any], fields: tuple[str, ...]) -> list[Scored]:
    """Scored by the probability of a match; two tables are linked, one is searched for doubles."""
    warnings.simplefilter("ignore")
    keyed = [table.set_index("unique_id") for table in tables]
    indexer = recordlinkage.Index()
    for field in fields:
        indexer.add(Block(field))
    candidates = indexer.index(*keyed)
    features = _comparison(fields).compute(candidates, *keyed)
    chances = _probabilities(features)
    return [(*_in_order(*key, is_link=len(tables) == 2), float(chance)) for key, chance in chances.items()]


def _in_order(first: str, second: str, *, is_link: bool) -> tuple[str, str]:
    return (first, second) if is_link or first < second else (second, first)


def _comparison(fields: tuple[str, ...]) -> Any:
    compare = recordlinkage.Compare()
    compare.string("given_name", "given_name", method="jarowinkler", threshold=ALIKE, label="given_name")
    compare.string("surname", "surname", method="jarowinkler", threshold=ALIKE, label="surname")
    compare.exact("date_of_birth", "date_of_birth", label="date_of_birth")
    if "soc_sec_id" in fields:
        compare.exact("soc_sec_id", "soc_sec_id", label="soc_sec_id")
    return compare


def _probabilities(features: Any) -> Any:
    classifier = recordlinkage.ECMClassifier()
    classifier.fit(features)
    return classifier.prob(features)
