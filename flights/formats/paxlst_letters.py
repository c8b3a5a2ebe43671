"""What may stand in a PAXLST: its repertoire, the lengths of its fields, names as travel documents spell them."""

import re
import string
import unicodedata

from cases.formats.mrz_letters import transliterated
from flights.formats.paxlst_faults import Fault

CAPITALS = frozenset(string.ascii_uppercase + string.digits + " .,-()/=!\"%&*;<>'+:?")
REPERTOIRES = {"UNOA": CAPITALS, "UNOB": CAPITALS | frozenset(string.ascii_lowercase)}
# A party's name had 35 signs until the directory of 2005 gave it 70.
OLD_NAME, NEW_NAME, NEW_SINCE = 35, 70, "05"
SHOWN = 30


class Letters:
    """Brings texts into form, and gathers what can't be and what was shortened. `person` is whose turn it is, or 0."""

    def __init__(self, repertoire: str, release: str) -> None:
        self.faults: list[Fault] = []
        self.notes: list[Fault] = []
        self.person = 0
        if repertoire not in REPERTOIRES:
            self.refuse("unknown_repertoire", text=repertoire)
        self.allowed = REPERTOIRES.get(repertoire, CAPITALS)
        self.longest_name = NEW_NAME if release[2:4] >= NEW_SINCE else OLD_NAME

    def refuse(self, code: str, **values: object) -> None:
        found = Fault(code, values={"person": self.person, **values})
        if found not in self.faults:
            self.faults.append(found)

    def note(self, code: str, **values: object) -> None:
        found = Fault(code, values={"person": self.person, **values})
        if found not in self.notes:
            self.notes.append(found)

    def code(self, field: str, text: str, pattern: str) -> str:
        """A code as it must be, to the letter."""
        if not re.fullmatch(pattern, text):
            self.refuse("bad_code", field=field, text=text[:SHOWN])
        return text

    def plain(self, field: str, text: str, longest: int) -> str:
        """Without accents, in capitals where the repertoire has no others; too long or of other signs it is refused."""
        known = "".join(text.split("\0"))
        if not set(string.ascii_lowercase) <= self.allowed:
            known = known.upper()
        marked = unicodedata.normalize("NFKD", known)
        folded = " ".join("".join(sign for sign in marked if not unicodedata.combining(sign)).split())
        if other := next((sign for sign in folded if sign not in self.allowed), ""):
            self.refuse("bad_sign", field=field, sign=other)
        if len(folded) > longest:
            self.refuse("too_long", field=field, longest=longest)
        return folded

    def needed(self, field: str, text: str, longest: int) -> str:
        if not text.strip():
            self.refuse("field_missing", field=field)
        return self.plain(field, text, longest)

    def number(self, text: str) -> str:
        """The number of a document: letters and digits only."""
        signs = "".join(sign for sign in text.upper() if sign not in " .-/")
        return self.code("document", signs, "[A-Z0-9]{1,35}")

    def names(self, surnames: str, given_names: str) -> tuple[str, ...]:
        """Surnames, the first given name, the others; whoever has one name only has it as a surname."""
        last, given = (transliterated(name).replace("<", " ") for name in (surnames, given_names))
        if not last:
            last, given = given, ""
        if not last:
            self.refuse("no_name")
        first, _blank, others = given.partition(" ")
        parts = [last, first, others]
        if any(len(part) > self.longest_name for part in parts):
            self.note("name_cut", longest=self.longest_name)
        return tuple(part[: self.longest_name].rstrip() for part in parts)
