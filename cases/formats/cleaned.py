"""What comes of cleaning a file: the clean file, or why there is none."""

from dataclasses import dataclass

LONGEST = 20 * 1024 * 1024


@dataclass(frozen=True)
class Cleaned:
    media_type: str
    content: bytes


class Unusable(Exception):
    """`fault` is a value of cases.enums.UploadFault."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


def damaged() -> Unusable:
    return Unusable("damaged")


def too_big_inside() -> Unusable:
    return Unusable("too_big_inside")
