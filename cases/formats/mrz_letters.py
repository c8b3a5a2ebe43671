"""How names stand in a machine-readable zone: ICAO Doc 9303, part 3, section 6 (Latin letters)."""

import re
import unicodedata

# Letters whose spelling is more than the letter without its accent; the recommended one first.
SPELLINGS = {
    "Ä": ("AE", "A", "AXX"), "Å": ("AA", "A"), "Æ": ("AE",), "Ð": ("D",), "Đ": ("D",), "Ħ": ("H",), "I": ("I",),
    "Ĳ": ("IJ",), "ĸ": ("Q",), "Ł": ("L",), "Ŀ": ("L",), "Ñ": ("N", "NXX"), "Ŋ": ("N",), "Ö": ("OE", "O", "OXX"),
    "Ø": ("OE", "O"), "Œ": ("OE",), "Þ": ("TH",), "Ŧ": ("T",), "Ü": ("UE", "U", "UXX"), "ẞ": ("SS",),
}  # fmt: skip
# Only these are certain: an X after a vowel may be the letter.
RESTORED = {"NXX": "Ñ", "UXX": "Ü"}
PARTING, DROPPED = " -‐‑–,", "'’‘´`."
# Words that belong to the surname after them.
PARTICLES = {
    "DE", "DEL", "LA", "LAS", "LOS", "Y", "SAN", "SANTA", "DA", "DAS", "DO", "DOS", "DI", "VAN", "VON", "DER", "DEN",
}  # fmt: skip
SMALL = {"DE", "DEL", "LA", "LAS", "LOS", "Y"}


def _spellings(letter: str) -> tuple[str, ...]:
    """How a capital letter may be spelled in the zone; () for a letter of another alphabet."""
    if known := SPELLINGS.get(letter):
        return known
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(mark))
    return (plain,) if plain.isascii() and plain.isalpha() else ()


def _capitals(name: str) -> str:
    return unicodedata.normalize("NFC", name).replace("ß", "ẞ").replace("ı", "I").upper().strip()


def transliterated(name: str) -> str:
    """The name in the recommended spelling, with `<` between its words; what has no spelling is left out."""
    parts = []
    for letter in _capitals(name):
        parts.append("<" if letter in PARTING else next(iter(_spellings(letter)), ""))
    return re.sub("<+", "<", "".join(parts)).strip("<")


def may_spell(name: str, spelled: str, *, is_cut: bool = False) -> bool:
    """Whether `spelled`, read from a zone, may be this name as typed; `is_cut` when the zone had no room for all."""
    pieces = [_pattern(letter) for letter in re.sub(r"\s+", " ", _capitals(name))]
    shortest = 1 if is_cut else len(pieces)
    return any(
        re.fullmatch("".join(pieces[:length]), spelled.replace("<", " "))
        for length in range(len(pieces), shortest - 1, -1)
    )


def _pattern(letter: str) -> str:
    if letter in PARTING or letter in DROPPED:
        return " ?"
    return f"(?:{'|'.join(_spellings(letter)) or '[A-Z ]+'})"


def spoken(spelled: str) -> str:
    """A name of the zone as one writes it: "MUNXXOZ DE LA PUENTE" -> "Muñoz de la Puente". Accents can't be known."""
    for coded, letter in RESTORED.items():
        spelled = spelled.replace(coded, letter)
    words = spelled.split()
    return " ".join(word.lower() if place and word in SMALL else word.capitalize() for place, word in enumerate(words))


def surnames(primary: str) -> tuple[str, str]:
    """The primary identifier as paternal and maternal surname: the first, with its particles, and the rest."""
    words = primary.split()
    first = next((place for place, word in enumerate(words) if word not in PARTICLES), len(words) - 1) + 1
    return spoken(" ".join(words[:first])), spoken(" ".join(words[first:]))
