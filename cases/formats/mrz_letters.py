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


def names_field(primary: str, secondary: str, width: int) -> str:
    """Both parts of a name in the room of a zone, shortened as Doc 9303 part 4 shows.

    The second part gives way first, down to one letter; then the words of the first become initials, the last of them
    first, and get back what room is left. The last place of a shortened name is a letter, so that a reader knows,
    unless one letter alone would have to make room for it.
    """
    first, second = transliterated(primary), transliterated(secondary)
    whole = f"{first}<<{second}" if second else first
    if len(whole) <= width:
        return whole.ljust(width, "<")
    room = width - 3 if second else width
    words = first.split("<")
    for place in range(len(words) - 1, 0, -1):
        if len("<".join(words)) <= room:
            break
        words[place] = words[place][:1]
    first = _filled(words, first.split("<"), width - len(second) - 2 if second else width)[:room].rstrip("<")
    cut = f"{first}<<{second}"[:width]
    if cut.endswith("<") and cut[-3] != "<" and len(cut) < len(f"{first}<<{second}"):
        cut = f"{cut[:-2]}<{f'{first}<<{second}'[width]}"
    return cut.ljust(width, "<")


def _filled(words: list[str], whole: list[str], room: int) -> str:
    """The shortened words with so much of each as there is room for, the first of them first."""
    spare = max(0, room - len("<".join(words)))
    for place, (word, full) in enumerate(zip(words, whole, strict=True)):
        words[place] = full[: len(word) + spare]
        spare -= len(words[place]) - len(word)
    return "<".join(words)


def may_spell(name: str, spelled: str, *, is_cut: bool = False) -> bool:
    """Whether `spelled`, read from a zone, may be this name as typed; `is_cut` when the zone had no room for all."""
    known, read = re.sub(r"\s+", " ", _capitals(name)), spelled.replace("<", " ")
    if not is_cut:
        return _begins(known, read, shortest=len(known))
    typed, words = re.split(f"[{re.escape(PARTING)}]+", known), read.split()
    each = len(words) <= len(typed) and all(map(_begins, typed, words))
    return each or _begins(known, read)


def _begins(name: str, spelled: str, shortest: int = 1) -> bool:
    """Whether `spelled` is the name, or as much of its beginning as `shortest` signs or more."""
    pieces = [_pattern(letter) for letter in name]
    lengths = range(len(pieces), shortest - 1, -1)
    return any(
        re.fullmatch("".join(pieces[:length]) + _begun(name[length : length + 1]), spelled) for length in lengths
    )


def _begun(letter: str) -> str:
    """The first signs of a spelling that has more than one, where the room ended in its midst."""
    begun = {spelling[:end] for spelling in _spellings(letter) for end in range(1, len(spelling))}
    return f"(?:{'|'.join(sorted(begun))})?" if begun else ""


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
