"""How two words of a name stand to each other: the same, another spelling, a slip, cut short, or another word."""

from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from cases.linkage.names import unglued
from cases.linkage.sounds import strict_key

EQUAL, VARIANT, NEAR, CUT, DIFFERENT = "equal", "variant", "near", "cut", "different"
LONG = 7
ALIKE = 0.93
SHORTEST_CUT = 3
# The everyday form of a name and the one on the document; also the one that another language gives it.
SHORT_FORMS = {
    frozenset((short, long))
    for long, shorts in {
        "JOSE": ("PEPE", "JOSEPH"), "FRANCISCO": ("PACO", "PANCHO"), "LUIS": ("LUCHO", "LOUIS"), "IGNACIO": ("NACHO",),
        "EDUARDO": ("LALO",), "ALBERTO": ("BETO",), "ROBERTO": ("BETO", "TITO"), "ENRIQUE": ("QUIQUE", "KIKE", "HENRY"),
        "GUILLERMO": ("MEMO", "WILLIAM"), "DOLORES": ("LOLA",), "ROSARIO": ("CHARO",), "CONCEPCION": ("CONCHA",),
        "MERCEDES": ("MECHE",), "PILAR": ("PILI",), "TERESA": ("TERE",), "ALEJANDRO": ("ALEX",), "DANIEL": ("DANY",),
        "MIGUEL": ("MIKE", "MICHAEL"), "JUAN": ("JOHN",), "PEDRO": ("PETER",), "PABLO": ("PAUL",), "MARIA": ("MARY",),
        "JORGE": ("GEORGE",), "CARLOS": ("CHARLES",), "ISABEL": ("ELIZABETH",), "ESTEBAN": ("STEVEN",),
    }.items()
    for short in shorts
}  # fmt: skip


@lru_cache(maxsize=500_000)
def level(asked: str, known: str) -> str:
    """EQUAL, VARIANT, NEAR, CUT or DIFFERENT, for two words in plain capitals."""
    if asked == known:
        return EQUAL
    if strict_key(asked) == strict_key(known) or known in (unglued(asked), "") or asked == unglued(known):
        return VARIANT
    if min(len(asked), len(known)) > 2 and _is_slip(asked, known):
        return NEAR
    short, long = sorted((asked, known), key=len)
    return CUT if long.startswith(short) and (len(short) >= SHORTEST_CUT or len(short) == 1) else DIFFERENT


def _is_slip(asked: str, known: str) -> bool:
    slips = 2 if min(len(asked), len(known)) >= LONG else 1
    if OSA.distance(asked, known, score_cutoff=slips) <= slips:
        return True
    return JaroWinkler.similarity(asked, known) >= ALIKE and min(len(asked), len(known)) >= LONG


def is_short_form(asked: str, known: str) -> bool:
    return frozenset((asked, known)) in SHORT_FORMS
