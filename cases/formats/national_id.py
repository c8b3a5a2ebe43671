"""Numbers of national identity documents: their form, and the check character that may stand behind one."""

from collections.abc import Sequence
from typing import TypedDict

PARTING = " -.‐‑–/"


class Rule(TypedDict):
    """`checks`: the series from which the check character is taken, by the remainder of the weighted sum."""

    digits: int
    weights: Sequence[int]
    checks: Sequence[str]


class WrongNumber(Exception):
    """`reason` is "form" or "check"; `count` the digits that were found."""

    def __init__(self, reason: str, count: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.count = reason, count


def national_number(typed: str, rule: Rule) -> str:
    """The bare digits of a number, typed with or without its check character; raises WrongNumber."""
    bare = "".join(sign for sign in typed.upper() if sign not in PARTING)
    digits, check = bare[: rule["digits"]], bare[rule["digits"] :]
    if not (digits.isascii() and digits.isdecimal()) or len(digits) < rule["digits"] or len(check) > 1:
        raise WrongNumber("form", sum(sign.isdecimal() for sign in bare))
    if check and check not in check_characters(digits, rule):
        raise WrongNumber("check")
    return digits


def check_characters(digits: str, rule: Rule) -> set[str]:
    """The characters that may stand behind these digits: cards of different years bear one or another."""
    weighted = sum(int(digit) * weight for digit, weight in zip(digits, rule["weights"], strict=True))
    return {series[weighted % len(series)] for series in rule["checks"]}
