"""A text file as people's programs write it: which encoding, which delimiter, and no line without end."""

import codecs
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO

BLOCK = 1024 * 1024
LONGEST_LINE = 100_000
DELIMITERS = ",;\t"
WESTERN = "cp1252"


class LongLine(ValueError):
    """Line number of a line that is no line of a table."""


def encoding_of(path: Path) -> str:
    """UTF-8 or UTF-16 by its mark or its looks, else the western code page that old spreadsheets write."""
    with path.open("rb") as file:
        block = file.read(BLOCK)
        start = block[:400]
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        if start.count(0) > len(start) / 4:
            return "utf-16-be" if start[:1] == b"\0" else "utf-16-le"
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while block:
                decoder.decode(block)
                block = file.read(BLOCK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return WESTERN
    return "utf-8-sig"


def open_text(path: Path) -> IO[str]:
    encoding = encoding_of(path)
    return path.open(encoding=encoding, errors="replace" if encoding == WESTERN else "strict", newline="")


def lines_of(file: IO[str]) -> Iterator[str]:
    """Raises LongLine instead of reading a gigabyte as one line."""
    for number, line in enumerate(iter(partial(file.readline, LONGEST_LINE + 1), ""), start=1):
        if len(line) > LONGEST_LINE:
            raise LongLine(number)
        yield line


def delimiter_of(line: str) -> str:
    return max(DELIMITERS, key=line.count)
