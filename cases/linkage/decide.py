"""From the comparisons of one row to an answer: a posterior over all candidates, and gates before it is automatic.

A second candidate, a possible twin or a namesake lowers the posterior by itself. The gates ask for kinds of evidence
that never failed on lists made to deceive: an equal number, or an equal birthday with both surnames and given names.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cases.linkage import birth, papers
from cases.linkage.compare import Comparison
from cases.linkage.given_names import Given
from cases.linkage.words import DIFFERENT

CONFIRMED, PROBABLE, REVIEW, NEW = "confirmed", "probable", "review", "new"
# The share of rows expected to be of people already known, and of known people who have a twin or a likely relative.
MANIFEST_PRIOR, DOOR_PRIOR = 0.6, 0.2
TWINS, RELATIVES = 0.006, 0.25
SURE, SURER, WORTH_A_LOOK = 0.99, 0.999, 0.02
MOST_SHOWN = 5
# Two known persons of whom the row fits one hardly better than the other may be one person twice.
TOO_CLOSE = 8.0
LEAST_NAMES, RARE_NAMES = 3.0, 30.0
STRUCTURAL = frozenset(["swapped", "glued", "registry_has_one"])


@dataclass(frozen=True)
class Candidate:
    comparison: Comparison
    posterior: float


@dataclass(frozen=True)
class Decision:
    """What a row is: its outcome, and the candidates best first (at most five)."""

    outcome: str
    candidates: tuple[Candidate, ...] = ()


def decide(found: Iterable[Comparison], *, people: int, prior: float, least: float = WORTH_A_LOOK) -> Decision:
    """`people` is the size of the registry, `prior` the share of rows expected to be of people in it.

    A candidate below the posterior `least` is left out.
    """
    ranked = posteriors(list(found), people=people, prior=prior)
    worth = [candidate for candidate in ranked if candidate.posterior >= least][:MOST_SHOWN]
    best = ranked[0] if ranked else None
    if best is None or best.posterior < WORTH_A_LOOK:
        return Decision(NEW, tuple(worth))
    is_twice = len(ranked) > 1 and _is_close(best.comparison, ranked[1].comparison)
    if is_twice or best.posterior < SURE:
        return Decision(REVIEW, tuple(worth))
    if is_safe(best):
        return Decision(CONFIRMED, tuple(worth))
    return Decision(PROBABLE if is_likely(best.comparison) else REVIEW, tuple(worth))


def posteriors(found: Sequence[Comparison], *, people: int, prior: float) -> list[Candidate]:
    """Of each candidate, that the row is this person; the rest is that it is new, a twin's or a relative's."""
    size = math.log2(max(people, 1))
    known = math.log2(prior / (1 - prior)) - size
    same = [one.bits.same + known for one in found]
    others = [
        weight
        for one in found
        for weight in (one.bits.twin + math.log2(TWINS) - size, one.bits.relative + math.log2(RELATIVES) - size)
    ]
    highest = max([0.0, *same, *others])
    whole = 2**-highest + sum(2 ** (weight - highest) for weight in (*same, *others))
    shares = [2 ** (weight - highest) / whole for weight in same]
    ranked = [Candidate(one, share) for one, share in zip(found, shares, strict=True)]
    return sorted(ranked, key=lambda candidate: (-candidate.posterior, candidate.comparison.known.key))


def _is_close(best: Comparison, second: Comparison) -> bool:
    return best.bits.same - second.bits.same < TOO_CLOSE and second.bits.same > 0


def is_safe(candidate: Candidate) -> bool:
    """Whether the kind of evidence is one on which no person has to look."""
    one = candidate.comparison
    if one.has_equal_number:
        return (
            one.names_bits.same > LEAST_NAMES
            and not any(word.code == DIFFERENT for word in one.surnames.found)
            and not one.given.is_contrary
            and (one.born is None or one.born.code not in birth.CONTRADICTS)
            and (one.sex is None or one.sex.code == "equal")
        )
    if one.born is None or not birth.is_telling(one.born) or one.contradicts:
        return False
    return _names_are_enough(one, is_surer=candidate.posterior >= SURER)


def _names_are_enough(one: Comparison, *, is_surer: bool) -> bool:
    both, whole, two = len(one.surnames.found) == 2, one.given.is_whole, one.given.are_two
    if one.number is not None and one.number.code == papers.PASSPORT_DIFFERENT:
        return both and two and is_surer and not one.reading
    single = whole and len(one.given.known) == 1
    if one.reading in STRUCTURAL or (both and one.reading == "married"):
        return (two or single) and is_surer
    if one.reading:
        return False
    if both:
        return whole
    return two and one.names_bits.same > RARE_NAMES


def is_likely(one: Comparison) -> bool:
    """Enough for a person to confirm at a glance: names, an equal birthday and nothing against it, nor for a twin."""
    if one.born is None or one.born.code != birth.EQUAL or one.contradicts or one.given.is_contrary:
        return False
    if not (one.surnames.found and one.given.found) or one.names_bits.same <= LEAST_NAMES:
        return False
    return one.has_equal_number or not _may_be_a_twin(one.given)


def _may_be_a_twin(given: Given) -> bool:
    """Twins share one name more often than not, the second one or the only one that is known; or have names alike."""
    return given.is_alike or given.code == "only_second" or (given.is_extra and len(given.known) == 1)
