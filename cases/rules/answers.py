"""What a household has typed so far, page by page, and which page comes next.

A page's key is its address: "contacto", or "persona.2" and "necesidades.2" for each person. A person keeps its number
when another one is removed, so that an address never comes to mean somebody else.
"""

import json
from dataclasses import dataclass, field
from typing import Any

WHO, REPRESENTATIVE, COUNTRY, PLACE, CONTACT = "quien", "representante", "pais", "lugar", "contacto"
TRAVEL, CONSENTS = "viaje", "permisos"
BEFORE = (WHO, COUNTRY, PLACE, CONTACT)
AFTER = ("situacion", TRAVEL, "contactos", CONSENTS)
# Asked only of who fills in for somebody else.
SOMETIMES = (REPRESENTATIVE,)
PEOPLE = "personas"
PERSON, NEEDS = "persona", "necesidades"
REVIEW = "revisar"
SELF = "self"

DONE, FAULTY, LATER = "done", "faulty", "later"
# Put aside by a button of its own page, which then says only what that button found.
ASKED = "asked"

Typed = dict[str, Any]


@dataclass
class Answers:
    """`pages` holds for each key what was typed and its mark; `near` what the place typed brings with it."""

    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    near: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, stored: str) -> "Answers":
        return cls(**json.loads(stored)) if stored else cls()

    def written(self) -> str:
        return json.dumps({"pages": self.pages, "near": self.near}, ensure_ascii=False, separators=(",", ":"))

    def typed(self, key: str) -> Typed | None:
        """The values of the page as typed; None where nothing was saved yet."""
        page = self.pages.get(key)
        return page["typed"] if page else None

    def mark(self, key: str) -> str:
        page = self.pages.get(key)
        return page["mark"] if page else ""

    def value(self, key: str, name: str) -> Any:
        """One typed value, '' where there is none."""
        return (self.typed(key) or {}).get(name, "")

    @property
    def numbers(self) -> list[int]:
        """The numbers of the people, in the order of their adding."""
        return sorted(int(key.partition(".")[2]) for key in self.pages if key.startswith(f"{PERSON}."))

    @property
    def is_represented(self) -> bool:
        """Whether somebody fills in who doesn't travel."""
        return self.value(WHO, "who") not in (SELF, "")

    @property
    def next_number(self) -> int:
        return max(self.numbers, default=0) + 1

    def put(self, key: str, typed: Typed, *, mark: str, near: dict[str, Any] | None = None) -> None:
        """Keep a page. What was answered on others for what it said before is asked again."""
        before = {"who": self.value(WHO, "who"), "may_see": self.value(REPRESENTATIVE, "may_see")}
        moved = key in (COUNTRY, PLACE) and typed != self.typed(key)
        self.pages[key] = {"typed": typed, "mark": mark}
        if near is not None:
            self.near = near
        elif moved and key == COUNTRY:
            self.near = {}
        if moved:
            self._ask_again(*([PLACE] if key == COUNTRY else []), TRAVEL)
        if before != {"who": self.value(WHO, "who"), "may_see": self.value(REPRESENTATIVE, "may_see")}:
            self._ask_again(CONTACT, CONSENTS)

    def remove_person(self, number: int) -> None:
        for key in person_pages(number):
            self.pages.pop(key, None)

    def _ask_again(self, *keys: str) -> None:
        for key in keys:
            if key in self.pages:
                self.pages[key]["mark"] = LATER

    def needed(self) -> list[str]:
        """The keys of every page to be filled, in order."""
        numbers = self.numbers or [1]
        return [*self._before(), *(key for number in numbers for key in person_pages(number)), *AFTER]

    def _before(self) -> list[str]:
        """The pages before those of the people."""
        return [WHO, *(SOMETIMES if self.is_represented else ()), *BEFORE[1:]]

    def is_asked(self, key: str) -> bool:
        """Whether the page is one of this household's; those of people are looked at by number."""
        return is_of_people(key) or key in self._order()

    def first_missing(self) -> str:
        """The first page that is not done; the review when all are."""
        return next((key for key in self.needed() if self.mark(key) != DONE), REVIEW)

    def is_open(self, key: str) -> bool:
        """Whether all that comes before the page is done. Pages of the people are open to each other."""
        if is_of_people(key):
            before = self._before()
        elif key == REVIEW:
            before = self.needed()
        else:
            before = self.needed()[: self.needed().index(key)]
        return all(self.mark(done) == DONE for done in before)

    def after(self, key: str) -> str:
        """The key of the page that follows; the list of people stands behind each person."""
        if key.startswith(f"{PERSON}."):
            return f"{NEEDS}.{key.partition('.')[2]}"
        if key.startswith(f"{NEEDS}."):
            return PEOPLE
        order = self._order()
        following = order[order.index(key) + 1]
        return f"{PERSON}.1" if following == PEOPLE and not self.numbers else following

    def before(self, key: str) -> str:
        """The key of the page behind the link Back; '' for the first."""
        if key.startswith(f"{NEEDS}."):
            return f"{PERSON}.{key.partition('.')[2]}"
        if key.startswith(f"{PERSON}."):
            return PEOPLE if self.numbers else BEFORE[-1]
        order = self._order()
        return order[order.index(key) - 1] if order.index(key) else ""

    def _order(self) -> list[str]:
        return [*self._before(), PEOPLE, *AFTER, REVIEW]


def person_pages(number: int) -> tuple[str, str]:
    return f"{PERSON}.{number}", f"{NEEDS}.{number}"


def is_of_people(key: str) -> bool:
    return key.partition(".")[0] in (PEOPLE, PERSON, NEEDS)
