"""A comparison as it is kept with a row or a possible duplicate, and shown to the officer who decides.

The numbers of documents are left out: that they are the same is enough, and what is kept must not tell them.
"""

from typing import TypedDict

from cases.linkage.compare import Comparison
from cases.linkage.evidence import Evidence
from cases.linkage.given_names import PRICES as GIVEN_PRICES
from cases.linkage.surnames import PRICES as SURNAME_PRICES

SURNAMES, GIVEN, DOCUMENT = "surnames", "given", "document"


class StoredField(TypedDict):
    """What a field shows: a code, the list's value and the registry's, and the bits for one person."""

    field: str
    code: str
    asked: str
    known: str
    bits: float


class StoredEvidence(TypedDict):
    """`bits` sums the fields'; an unusual way in which the names are read is a field too, and costs."""

    bits: float
    fields: list[StoredField]


def stored(comparison: Comparison) -> StoredEvidence:
    fields = [*_readings(comparison), *(_field(one) for one in comparison.evidence)]
    return {"bits": round(comparison.bits.same, 2), "fields": fields}


def _readings(comparison: Comparison) -> list[StoredField]:
    surnames, given = comparison.surnames.reading.code, comparison.given
    codes = (
        (SURNAMES, surnames, SURNAME_PRICES[surnames]),
        (GIVEN, given.code, GIVEN_PRICES[given.code]),
        (GIVEN, given.further, 0.0),
    )
    return [
        {"field": field, "code": code, "asked": "", "known": "", "bits": -price} for field, code, price in codes if code
    ]


def _field(one: Evidence) -> StoredField:
    is_secret = one.field == DOCUMENT
    asked, known = ("", "") if is_secret else (one.asked, one.known)
    return {"field": one.field, "code": one.code, "asked": asked, "known": known, "bits": round(one.bits.same, 2)}
