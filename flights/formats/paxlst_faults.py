"""What is wrong with a passenger list, and where: codes and values, put into words by flights.rules.paxlst_words."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """`segment` counts from 1 at the first UNB, `position` is the sign in the file, also from 1; 0 where there is none.

    `values` go into the sentence of `code`.
    """

    code: str
    segment: int = 0
    tag: str = ""
    position: int = 0
    values: Mapping[str, object] = field(default_factory=dict)


class Unsound(Exception):
    """The file can't be taken for a passenger list, and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"{fault.code} {fault.tag} {fault.position}")
        self.fault = fault


class Unwritable(Exception):
    """The list can't be written by the standard: every reason at once."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(", ".join(fault.code for fault in faults))
        self.faults = faults
