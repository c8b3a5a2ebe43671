"""Sets of legs as the bits of one number."""

from collections.abc import Iterator

import numpy as np

from flights.allocation.instance import Flags

# Beyond so many bits it is quicker to look at all places than to take one bit after another.
FEW = 12


def mask_of(flags: Flags) -> int:
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def bits(mask: int) -> Iterator[int]:
    """Places of the bits that are set, lowest first."""
    if mask.bit_count() > FEW:
        flags = np.frombuffer(mask.to_bytes(mask.bit_length() // 8 + 1, "little"), dtype=np.uint8)
        yield from np.flatnonzero(np.unpackbits(flags, bitorder="little")).tolist()
        return
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
