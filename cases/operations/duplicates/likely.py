"""When two persons of the registry are likely one, and when a settled pair is looked at again."""

from collections.abc import Sequence
from typing import Any

from cases.linkage import papers
from cases.linkage.compare import Comparison
from cases.linkage.decide import DOOR_PRIOR, TOO_CLOSE, Candidate, posteriors

# Bound to what the figures of a pair mean; a new one goes with a change of the rates in cases/linkage/.
RULES_VERSION = "2026-11-22.2"
# More likely known than new, over all candidates together: two earlier registrations of one person share the rest.
LIKELY = 0.5
# A pair that was parted comes back on an equal document, or on evidence a thousand times as strong as then.
STRONGER = 10.0


def likely_duplicates(found: Sequence[Comparison], *, people: int) -> list[Candidate]:
    """Those that hardly fit worse than the best one, if the person is likelier known than new."""
    ranked = posteriors(found, people=people, prior=DOOR_PRIOR)
    if sum(candidate.posterior for candidate in ranked) < LIKELY:
        return []
    best = max(candidate.comparison.bits.same for candidate in ranked)
    return [candidate for candidate in ranked if candidate.comparison.bits.same > best - TOO_CLOSE]


def codes_of(comparison: Comparison) -> list[dict[str, Any]]:
    """The evidence without the values, which stay with the persons: the best reading of the names, field by field."""
    codes = [{"field": one.field, "code": one.code, "bits": round(one.bits.same, 1)} for one in comparison.evidence]
    return [*codes, {"field": "reading", "code": comparison.reading, "bits": 0.0}] if comparison.reading else codes


def is_stronger(comparison: Comparison, *, than: float, before: Sequence[dict[str, Any]]) -> bool:
    """Whether a pair that an officer parted has to be shown again."""
    had_document = any(one["field"] == "document" and one["code"] == papers.EQUAL for one in before)
    return comparison.bits.same >= than + STRONGER or (comparison.has_equal_number and not had_document)
