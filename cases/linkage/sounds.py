"""How a Spanish name sounds, wherever it was written: a key to find it by, and one to call two spellings the same."""

import re
from functools import lru_cache

# In this order; what stands before each is what the one before has left.
SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:JH|YH|J|LL|Y(?=[AEIOU])|X(?=IM))", "J"), (r"^[EI](?=S[^AEIOU])", ""), (r"^P(?=[ST])", ""),
        (r"^(?:HU|GU|W)A", "WA"), (r"[HG]U(?=A)", "W"), (r"QU(?=[EI])|Q|K", "K"), (r"GU(?=[EI])", "Q"),
        (r"X", "S"), (r"SCH|SH|CH", "X"), (r"PH", "F"), (r"TH", "T"), (r"C(?=[EIY])|Z", "S"), (r"C", "K"),
        (r"G(?=[EIY])", "J"), (r"Q", "G"), (r"V|W(?!A)", "B"), (r"LLI(?=[AO])", "LI"), (r"LL", "Y"),
        (r"Y(?=[^AEIOU]|$)", "I"), (r"H", ""), (r"N(?=[BP])", "M"), (r"(.)\1+", r"\1"),
    )
]  # fmt: skip
VOWELS = re.compile(r"[AEIOU]")
VOWEL_CLASS = {"A": "A", "E": "E", "I": "E", "O": "O", "U": "O"}


@lru_cache(maxsize=200_000)
def strict_key(token: str) -> str:
    """The sound with its vowels: JIMENEZ and GIMENES have one, GIMENEZ and GOMEZ have two."""
    sound = token
    for pattern, heard in SOUNDS:
        sound = pattern.sub(heard, sound)
    return sound or token


@lru_cache(maxsize=200_000)
def block_key(token: str) -> str:
    """The consonants and the first vowel's kind: what survives a hurried clerk, a zone and a bad telephone line."""
    sound = strict_key(token)
    consonants = VOWELS.sub("", sound)
    first = VOWELS.search(sound)
    key = (VOWEL_CLASS[first.group()] if first else "") + re.sub(r"(.)\1+", r"\1", consonants)
    return key if len(consonants) > 1 else sound
