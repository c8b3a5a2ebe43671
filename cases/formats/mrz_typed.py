"""A zone as somebody typed or pasted it, set into the lines of the layout that it fits best."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, combinations, pairwise

from cases.formats.mrz_layouts import ALLOWED, FILLER, LAYOUTS, Layout, check_digit
from cases.formats.mrz_states import is_known

LONGEST = 400
MOST_GAPS = 20
MOST_MISFITS = 6
# What one takes for a digit or for a letter, where only the other can stand.
TO_DIGIT, TO_LETTER = str.maketrans("OQDILZSGB", "000112568"), str.maketrans("012568", "OIZSGB")
AS_FILLER = str.maketrans(dict.fromkeys("‹〈＜≤⟨>›_-‐‑–—.,*·|", FILLER))
VISA = re.compile(r"\s*V[A-Z<][A-Z]{3}[A-Z<]*<<")
# Of the six things by which a zone is known: three check digits, two states, names in two parts.
FEWEST_SIGNS = 3

Lines = tuple[str, ...]
Cut = dict[str, str]


class Unreadable(Exception):
    """The text is no zone: `reason` is "visa" or "lines"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def set_in_lines(text: str) -> tuple[Layout, Lines]:
    """The layout and its whole lines; raises Unreadable where nothing fits."""
    if len(text) > LONGEST:
        raise Unreadable("lines")
    best: tuple[int, Layout, Lines] | None = None
    for layout, lines in _candidates(_plain_signs(text)):
        score, is_certain = _score(layout, lines)
        if is_certain:
            return layout, lines
        if best is None or score > best[0]:
            best = score, layout, lines
    if VISA.match(_plain_signs(text)):
        raise Unreadable("visa")
    if best is None or best[0] < 0:
        raise Unreadable("lines")
    return best[1], best[2]


def _plain_signs(text: str) -> str:
    """Capitals, digits, fillers, spaces and line ends; « stays, as it may be one filler or two."""
    capitals = unicodedata.normalize("NFKD", text.replace("«", "\0")).upper().replace("&LT;", FILLER)
    known = capitals.translate(AS_FILLER).replace("\0", "«").replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in known if sign in ALLOWED["any"] or sign in "«\n" or sign.isspace())
    return re.sub(r"[^\S\n]", " ", kept)


def _candidates(text: str) -> Iterator[tuple[Layout, Lines]]:
    """Every way to read the text as a layout's lines, the most literal first; none twice."""
    seen = set()
    for spelled in _spelled(text):
        for layout in LAYOUTS.values():
            for rows in chain(_rows_as_typed(spelled, layout), _rows_cut(spelled, layout)):
                lines = _fitted(rows, layout)
                if lines and (layout.name, lines) not in seen:
                    seen.add((layout.name, lines))
                    yield layout, _corrected(lines, layout)


def _spelled(text: str) -> Iterator[str]:
    """With « as two fillers or one, and spaces as nothing or as fillers."""
    for quote in dict.fromkeys(["<<", "<"] if "«" in text else [""]):
        plain = text.replace("«", quote)
        yield plain
        yield "\n".join(line.replace(" ", "") for line in plain.splitlines())
        yield "\n".join(re.sub(r" ?< ?", FILLER, line.strip()).replace(" ", FILLER) for line in plain.splitlines())
        yield "\n".join(line.strip().replace(" ", FILLER) for line in plain.splitlines())


def _rows_as_typed(text: str, layout: Layout) -> Iterator[Lines]:
    """The lines as they stand, or with the ends of line where there are spaces."""
    rows = [row.strip() for row in text.splitlines() if row.strip()]
    if len(rows) == len(layout.fixed):
        yield tuple(row.replace(" ", "") for row in rows)
    words = text.split()
    if len(words) > MOST_GAPS:
        return
    for gaps in combinations(range(1, len(words)), len(layout.fixed) - 1):
        ends = (0, *gaps, len(words))
        yield tuple("".join(words[start:end]) for start, end in pairwise(ends))


def _rows_cut(text: str, layout: Layout) -> Iterator[Lines]:
    """All in one line: cut anywhere that leaves a first line, and a second one of full width before a third."""
    flat, width = "".join(text.split()), layout.width
    first = layout.fixed[0][0]
    for end in range(min(len(flat), width), first - 1, -1):
        if len(layout.fixed) == 2:
            yield flat[:end], flat[end:]
        else:
            yield flat[:end], flat[end : end + width], flat[end + width :]


def _fitted(rows: Lines, layout: Layout) -> Lines | None:
    """Each row at its full width: where the fillers near its end were miscounted, they are counted anew."""
    lines = []
    for row, (before, after) in zip(rows, layout.fixed, strict=True):
        if len(row) != layout.width:
            middle = row[before : len(row) - after].rstrip(FILLER)
            room = layout.width - before - after
            if len(row) < before + after or len(middle) > room:
                return None
            row = row[:before] + middle.ljust(room, FILLER) + row[len(row) - after :]
        lines.append(row)
    return tuple(lines)


def _corrected(lines: Lines, layout: Layout) -> Lines:
    """O for 0 and the like, only where the kind of the place makes it certain."""
    signs = [list(line) for line in lines]
    for line, place, kind in layout.places():
        sign = signs[line][place]
        if sign not in ALLOWED[kind]:
            table = TO_LETTER if kind == "letters" else {ord("X"): FILLER} if kind == "sex" else TO_DIGIT
            signs[line][place] = sign.translate(table)
    return tuple("".join(line) for line in signs)


def cut_up(layout: Layout, lines: Lines) -> Cut:
    """The text of each field."""
    return {name: lines[part.line][part.start : part.end] for name, part in layout.parts.items()}


def _score(layout: Layout, lines: Lines) -> tuple[int, bool]:
    """How well it fits, below 0 for not at all; and whether it can be nothing else."""
    misfits = sum(lines[line][place] not in ALLOWED[kind] for line, place, kind in layout.places())
    cut = cut_up(layout, lines)
    signs = [
        *(_agrees(cut, name) for name in ("number", "born", "expires")),
        *(is_known(cut[name].strip(FILLER)) for name in ("issuer", "nationality")),
        FILLER * 2 in cut["names"].strip(FILLER),
    ]
    if cut["code"][0] not in layout.codes or sum(signs) < FEWEST_SIGNS or misfits > MOST_MISFITS:
        return -1, False
    return 10 * sum(signs) - misfits, misfits == 0 and all(signs)


def _agrees(cut: Cut, name: str) -> bool:
    text, check, _rest = number_of(cut) if name == "number" else (cut[name], cut[f"{name}_check"], "")
    return text.strip(FILLER) != "" and check == check_digit(text)


def number_of(cut: Cut) -> tuple[str, str, str]:
    """The document's number with its fillers, its check digit, and what else the optional field holds.

    A card's number of more than nine signs goes on in the optional field, with its check digit behind it.
    """
    if cut["number_check"] != FILLER or "optional_check" in cut:
        return cut["number"], cut["number_check"], cut["optional"]
    rest, _parting, optional = cut["optional"].partition(FILLER)
    return cut["number"] + rest[:-1], rest[-1:], optional
