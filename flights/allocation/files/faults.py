"""What is wrong in the files: file, line, field and a code with plain values; the sentences are elsewhere."""

from typing import Any, NamedTuple

MOST_FAULTS = 20
LONGEST_SHOWN = 40


class Fault(NamedTuple):
    """`line` 0 and `field` "" say that it is the file as a whole."""

    file: str
    line: int
    field: str
    code: str
    values: dict[str, Any]


class BadFiles(Exception):
    """The files can't be used: up to MOST_FAULTS faults, and whether there are more."""

    def __init__(self, faults: list[Fault], *, more: bool = False) -> None:
        super().__init__("; ".join(f"{fault.file}:{fault.line} {fault.field} {fault.code}" for fault in faults))
        files = [fault.file for fault in faults]
        self.faults = sorted(faults, key=lambda fault: (files.index(fault.file), fault.line))
        self.more = more


class Faults:
    """Collects faults, so that somebody who mends a file sees all of them; gives up when there are too many."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, file: str, line: int, field: str, code: str, **values: Any) -> None:
        if len(self.found) == MOST_FAULTS:
            raise BadFiles(self.found, more=True)
        shown = {name: _short(value) for name, value in values.items()}
        self.found.append(Fault(file, line, field, code, shown))

    def stop_if_any(self) -> None:
        if self.found:
            raise BadFiles(self.found)


def _short(value: Any) -> Any:
    """Nonsense is not poured onto the terminal: printable and short."""
    if not isinstance(value, str):
        return value
    printable = "".join(mark if mark.isprintable() else "\N{REPLACEMENT CHARACTER}" for mark in value)
    return printable if len(printable) <= LONGEST_SHOWN else f"{printable[:LONGEST_SHOWN]}…"
