"""How far a command is: one line that counts on a terminal, elsewhere one for each tenth."""

import sys
from typing import Any


class Progress:
    """Called with what is done and how much there is."""

    def __init__(self, out: Any) -> None:
        self.out = out
        self.tenth = -1

    def __call__(self, done: int, total: int) -> None:
        if sys.stdout.isatty():
            self.out.write(f"\r  {done:,} / {total:,}", ending="\n" if done == total else "")
            self.out.flush()
        elif (tenth := done * 10 // max(total, 1)) > self.tenth:
            self.tenth = tenth
            self.out.write(f"  {done:,} / {total:,}")
