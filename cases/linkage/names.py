"""A person's names as comparable words: surnames and given names, without the particles between them."""

from dataclasses import dataclass
from functools import cached_property

from cases.linkage.letters import tokens_of

PARTICLES = frozenset(
    [
        "DE",
        "DEL",
        "LA",
        "LAS",
        "LOS",
        "Y",
        "E",
        "DA",
        "DO",
        "DOS",
        "DAS",
        "EL",
        "VDA",
        "VIUDA",
        "VIUDO",
        "VON",
        "VAN",
        "DER",
    ]
)
SAINTS = frozenset(["SAN", "SANTA", "SANTO", "STA", "STO"])
GLUED_ON = ("DELOS", "DELAS", "DELA", "DEL", "DE", "LA")
SHORTEST_REST = 4


@dataclass(frozen=True)
class Names:
    """`surnames` holds one tuple of words for each surname known to stand apart, or a single one for all of them.

    `married` are the words after a "de" that may be a husband's. `is_cut`: the last word may have had no room.
    """

    surnames: tuple[tuple[str, ...], ...]
    given: tuple[str, ...]
    married: tuple[str, ...] = ()
    is_cut: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every word of the surnames, in their order."""
        return tuple(word for surname in self.surnames for word in surname)

    @property
    def is_apart(self) -> bool:
        """Whether it is known where the first surname ends."""
        return len(self.surnames) > 1


def read_names(surnames: str, given: str, maternal: str | None = None, *, is_cut: bool = False) -> Names:
    """From what a list says: both surnames in one field, or in two when `maternal` is given (it may be empty)."""
    fields = [surnames] if maternal is None else [surnames, maternal]
    words = [main_words(tokens_of(field)) for field in fields]
    parts = tuple(part for part in words if part)
    if maternal is not None and len(parts) == 1 and parts[0] == words[1]:
        parts = ((), parts[0])
    married = _husbands(tokens_of(surnames), tokens_of(maternal)) if maternal else _married(tokens_of(surnames))
    return Names(parts, _given_words(tokens_of(given)), married, is_cut)


def main_words(tokens: list[str]) -> tuple[str, ...]:
    """Without particles, unless nothing is left; a saint's name is one word."""
    joined: list[str] = []
    saint = ""
    for token in tokens:
        if token in SAINTS:
            saint = {"STA": "SANTA", "STO": "SANTO"}.get(token, token)
        else:
            joined.append(saint + token)
            saint = ""
    if saint:
        joined.append(saint)
    return tuple(token for token in joined if token not in PARTICLES) or tuple(joined)


def _given_words(tokens: list[str]) -> tuple[str, ...]:
    """A single letter is an initial here, not a particle."""
    words = tuple(token for token in tokens if len(token) == 1 or token not in PARTICLES)
    return words or tuple(tokens)


def _married(tokens: list[str]) -> tuple[str, ...]:
    """QUISPE DE FLORES: FLORES; () where no "de" parts two surnames."""
    if "DE" not in tokens[1:-1]:
        return ()
    place = len(tokens) - 1 - tokens[::-1].index("DE")
    return main_words(tokens[place + 1 :]) if place < len(tokens) - 1 else ()


def _husbands(first: list[str], second: list[str]) -> tuple[str, ...]:
    """The same of two fields: QUISPE | DE FLORES, but not QUISPE | DE LA CRUZ nor PONCE DE LEON | SOTO."""
    married = _married([*first, *second])
    after = second[second.index("DE") + 1 :] if "DE" in second else []
    return married if after and after[0] not in PARTICLES and main_words(after) == married else ()


def unglued(word: str) -> str:
    """DELACRUZ -> CRUZ; '' for a word that begins with no particle."""
    for start in GLUED_ON:
        if word.startswith(start) and len(word) - len(start) >= SHORTEST_REST:
            return word[len(start) :]
    return ""
