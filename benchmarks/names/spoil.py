"""What happens to a name, a birthday and a number on the way into somebody else's list."""

import random
from collections.abc import Callable, Mapping

from benchmarks.names.people import Person
from benchmarks.names.pools import SHORT_FORMS, Pools

Rates = Mapping[str, float]
ACCENTS = str.maketrans("ÁÉÍÓÚÑÜ", "AEIOUNU")
SOUNDS_ALIKE = (
    ("Z", "S"), ("S", "Z"), ("V", "B"), ("B", "V"), ("Y", "LL"), ("LL", "Y"), ("QU", "K"), ("CC", "C"), ("C", "K"),
    ("HU", "W"), ("GE", "JE"), ("J", "G"), ("I", "Y"), ("H", ""), ("TH", "T"), ("JH", "J"), ("NN", "N"), ("SH", "CH"),
)  # fmt: skip
ZONE_NAMES = 39


def draw(rates: Rates, chance: random.Random) -> str:
    """One of the keys; "" for the rest of 1."""
    luck = chance.random()
    for code, rate in rates.items():
        luck -= rate
        if luck < 0:
            return code
    return ""


def surnames(person: Person, code: str, chance: random.Random, pools: Pools) -> tuple[str, str]:
    """Both surnames as the list has them, and what of them stands among the given names."""
    first, second = person.first, person.second
    ways: dict[str, Callable[[], tuple[str, str]]] = {
        "only_first": lambda: (first, ""),
        "only_second": lambda: (second or first, ""),
        "swapped": lambda: (f"{second} {first}", ""),
        "hyphen": lambda: (f"{first}-{second}", ""),
        "glued": lambda: ((first + second).replace(" ", ""), ""),
        "glued_particle": lambda: (f"{first.replace(' ', '')} {second.replace(' ', '')}", ""),
        "married": lambda: (f"{first} DE {pools.surnames.draw(chance)}", ""),
        "married_both": lambda: (f"{first} {second} DE {pools.surnames.draw(chance)}", ""),
        "husbands": lambda: (f"{first} {pools.surnames.draw(chance)}", ""),
        "first_among_given": lambda: (second or first, first if second else ""),
        "second_initial": lambda: (f"{first} {second[:1]}", ""),
    }
    text, among = ways.get(code, lambda: (f"{first} {second}", ""))()
    return text.strip(" -"), among


def given(person: Person, code: str, chance: random.Random, pools: Pools) -> str:
    words = person.given.split()
    if code == "first_only" or (code in ("initial", "second_only", "swapped") and len(words) < 2):
        return words[0]
    if code == "extra":
        return f"{person.given} {pools.given[person.sex].draw(chance)}"
    if code == "short_form":
        return " ".join([SHORT_FORMS.get(words[0], words[0]), *words[1:]])
    if code == "glued":
        return "".join(words)
    ways = {"initial": [words[0], words[-1][0]], "second_only": words[1:], "swapped": words[::-1]}
    return " ".join(ways.get(code, words))


def letters(text: str, code: str, chance: random.Random) -> str:
    """A name that a hand, an ear, a program or a scanner has written."""
    ways: dict[str, Callable[[str, random.Random], str]] = {
        "typo": typo, "two_typos": lambda name, luck: typo(typo(name, luck), luck), "sound": sounds_alike,
        "no_accents": lambda name, _luck: name.translate(ACCENTS),
        "mojibake": lambda name, _luck: name.encode().decode("cp1252", errors="replace"),
        "lost_letter": lambda name, _luck: name.replace("Ñ", "?"),
        "zone_spelling": lambda name, _luck: name.replace("Ñ", "NXX").replace("-", " ").replace("'", ""),
        "scanned": scanned,
    }  # fmt: skip
    return ways[code](text, chance) if code else text


def typo(text: str, chance: random.Random) -> str:
    """A letter left out, doubled, changed, or two in each other's place; never the first of the name."""
    places = [place for place in range(1, len(text)) if text[place].isalpha() and text[place - 1].isalpha()]
    if not places:
        return text
    place = chance.choice(places)
    way = chance.randrange(4)
    if way == 0:
        return text[:place] + text[place + 1 :]
    if way == 1:
        return text[:place] + text[place] + text[place:]
    if way == 2 and place + 1 < len(text) and text[place + 1].isalpha():
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return text[:place] + chance.choice("AEIOURSNLTMC") + text[place + 1 :]


def sounds_alike(text: str, chance: random.Random) -> str:
    found = [(old, new) for old, new in SOUNDS_ALIKE if old in text]
    if not found:
        return text
    old, new = chance.choice(found)
    return text.replace(old, new, 1)


def scanned(text: str, chance: random.Random) -> str:
    sign, seen = chance.choice((("O", "0"), ("I", "1"), ("S", "5"), ("B", "8"), ("Z", "2")))
    return text.replace(sign, seen, 1)


def truncated(family: str, names: str) -> tuple[str, str]:
    """As a zone of 39 signs has room for."""
    room = f"{family.replace(' ', '<')}<<{names.replace(' ', '<')}"[:ZONE_NAMES]
    first, _sign, rest = room.partition("<<")
    return first.replace("<", " "), rest.replace("<", " ")


def birthday(born: str, code: str, chance: random.Random) -> str:
    if not born or code == "missing":
        return ""
    year, month, day = (int(part) for part in born.split("-"))
    if code == "swapped" and day <= 12:
        month, day = day, month
    elif code == "year_off":
        year += chance.choice((-1, 1))
    elif code == "day_off":
        day = day - 1 if day > 1 else day + 1
    elif code == "digit_off":
        year += chance.choice((-10, 10, -2, 3))
    else:
        return _invented(year, code, chance) or born
    return f"{year}-{month:02}-{min(day, 28 if month == 2 else 30):02}"


def _invented(year: int, code: str, chance: random.Random) -> str:
    some_day = f"{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    known = {"first_january": f"{year}-01-01", "year_only": f"{year}-00-00", "other_day": f"{year}-{some_day}"}
    return f"{year + chance.randint(-9, 9)}-{some_day}" if code == "wrong" else known.get(code, "")


def number(person: Person, code: str, chance: random.Random) -> str:
    """What stands in the column for a document."""
    if code == "national":
        return person.national
    if code == "passport":
        return person.passport
    if code == "renewed":
        return str(chance.randrange(115_000_000, 130_000_000))
    if code == "file_number":
        return f"A{chance.randrange(10**8, 10**9)}"
    if code == "dressed":
        return f"DNI {person.national[:2]}-{person.national[2:]}" if person.national else ""
    if code == "wrong_digit" and person.national:
        place = chance.randrange(len(person.national))
        return person.national[:place] + chance.choice("0123456789") + person.national[place + 1 :]
    return ""
