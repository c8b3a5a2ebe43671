"""The letters of a name, whatever it went through: wrong encodings, readers of scans and of machine-readable zones."""

import re
import unicodedata
from functools import lru_cache
from sys import intern

ENCODINGS = ("cp1252", "latin-1")
MISREAD = str.maketrans("015826", "OISBZG")
DROPPED = str.maketrans("", "", "'’‘´`.·ªº")
SPELLED = {"NXX": "N", "UXX": "U", "AXX": "A", "OXX": "O"}
# What a reader of a zone takes its filler for, when the names stop before the line does.
FILLER_RUN = re.compile(r"[KC]{3,}$")
LOST = re.compile(r"(?<=\w)[?\ufffd]+(?=\w)")
NO_LETTER = re.compile(r"[^A-Z0-9]+")


def tokens_of(text: str) -> list[str]:
    """The words of a name in plain capitals: "Muñoz-de la Peña" -> MUNOZ DE LA PENA."""
    return list(_tokens(text))


@lru_cache(maxsize=200_000)
def _tokens(text: str) -> tuple[str, ...]:
    plain = _plain(LOST.sub("N", repaired(text)).translate(DROPPED))
    return tuple(intern(word) for word in map(_letters_only, NO_LETTER.split(plain)) if word)


def repaired(text: str) -> str:
    """UTF-8 that somebody read as Windows' or as Latin-1 ("NuÃ±ez"), read rightly; any other text as it is."""
    if not any(sign in text for sign in "ÃÂâ"):
        return text
    for encoding in ENCODINGS:
        try:
            return text.encode(encoding).decode()
        except UnicodeError:
            continue
    return text


def _plain(text: str) -> str:
    if text.isascii():
        return text.upper()
    capitals = text.replace("ß", "SS").replace("ø", "o").replace("Ø", "O").replace("ı", "I").upper()
    return "".join(mark for mark in unicodedata.normalize("NFKD", capitals) if not unicodedata.combining(mark))


def _letters_only(word: str) -> str:
    if word.isdecimal():
        return ""
    word = word.translate(MISREAD)
    for spelled, letter in SPELLED.items():
        word = word.replace(spelled, letter)
    cut = FILLER_RUN.sub("", word)
    return cut if cut or len(word) > 2 else word
