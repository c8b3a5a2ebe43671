"""Numbers of documents and sex against each other."""

from cases.linkage.evidence import Evidence, bits
from cases.linkage.numbers import Number, is_one_sign_off, may_be_one, same_kind

EQUAL, ONE_OFF, NATIONAL_DIFFERENT, PASSPORT_DIFFERENT = "equal", "one_sign_off", "national_different", "new_passport"
# Same person, twin, other relative, stranger. Brothers and sisters are registered one after another.
RATES = {
    EQUAL: ((0.5, 5e-6, 3e-6), 1e-7), ONE_OFF: ((0.03, 0.55, 0.18), 4e-6),
    NATIONAL_DIFFERENT: ((0.02, 0.45, 0.82), 1.0), PASSPORT_DIFFERENT: ((0.14, 1.0, 1.0), 1.0),
}  # fmt: skip
CONTRADICTS = frozenset([ONE_OFF, NATIONAL_DIFFERENT])
SEX_EQUAL, SEX_DIFFERENT = ((0.992, 0.85, 0.52), 0.6), ((0.008, 0.15, 0.48), 0.4)


def compare_numbers(asked: tuple[Number, ...], known: tuple[Number, ...]) -> Evidence | None:
    """The strongest word that the numbers have; None where nothing can be compared."""
    mine = [number for number in asked if number.is_evidence]
    theirs = [number for number in known if number.is_evidence]
    same = [one.digits for one in mine for other in theirs if one.digits == other.digits and may_be_one(one, other)]
    if same:
        digits = min(same)
        return _evidence(EQUAL, digits, digits)
    for kind, how in (("N", NATIONAL_DIFFERENT), ("P", PASSPORT_DIFFERENT)):
        pairs = [(one.digits, other.digits) for one in mine for other in theirs if same_kind(one, other) == kind]
        if not pairs:
            continue
        if kind == "N" and (near := next((pair for pair in pairs if is_one_sign_off(*pair)), None)):
            return _evidence(ONE_OFF, *near)
        return _evidence(how, *pairs[0])
    return None


def _evidence(how: str, asked: str, known: str) -> Evidence:
    rates, stranger = RATES[how]
    return Evidence("document", how, asked, known, bits(rates, stranger))


def compare_sex(asked: str, known: str) -> Evidence | None:
    """X and the unknown say nothing."""
    if asked not in ("F", "M") or known not in ("F", "M"):
        return None
    rates, stranger = SEX_EQUAL if asked == known else SEX_DIFFERENT
    return Evidence("sex", "equal" if asked == known else "different", asked, known, bits(rates, stranger))
