"""The outbox as the office reads it."""

from dataclasses import dataclass
from typing import Any

from cases.enums import Delivery
from cases.models import Message
from cases.queries.keyset import PAGE_SIZE, Keyset
from cases.rules.message_kinds import kind_words

NEWEST_FIRST = Keyset(("created_at", "id"), descending=True)
HIDDEN = "····-····-····-····"


@dataclass(frozen=True)
class MessageRow:
    """One line of the outbox."""

    message: Message
    kind: str


def message_rows(messages: Any) -> list[MessageRow]:
    return [MessageRow(message, kind_words(message.kind)) for message in messages]


def listed(messages: Any) -> Any:
    """What the list shows, without the texts."""
    return messages.select_related("case").only(
        "kind", "channel", "recipient", "subject", "created_at", "delivery", "error", "case__reference"
    )


def undelivered(messages: Any) -> list[MessageRow]:
    """The latest that could not be sent."""
    failed = listed(messages).filter(delivery=Delivery.FAILED).order_by("-created_at", "-id")
    return message_rows(failed[:PAGE_SIZE])


def text_for_staff(message: Message) -> str:
    """The household's secret is its own: who reads its mail over its shoulder can't answer in its name."""
    return message.body.replace(message.case.secret, HIDDEN)
