"""The outbox: the only way to tell somebody something. Writing is here; sending is send.py's."""

import re
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation

from cases.enums import Channel, EventKind
from cases.models import Case, Message
from cases.operations.timeline import note_event


def queue_message(
    case: Case, kind: str, *, key: str, at: datetime, values: dict[str, Any] | None = None, recipient: str = ""
) -> None:
    """Write the message to the household into the outbox, in its language, in the caller's transaction.

    Template: messages/<kind>.<channel>.txt, its first line the subject. The same `key` twice makes one message. A
    household without an e-mail address, or in danger, gets none: its page tells it all the same. Another `recipient`
    than the household's address is its former one, and only the office sees that it was written to.
    """
    message = compose(case, kind, key=key, at=at, values=values, recipient=recipient)
    if message is None:
        return
    fields = {name: getattr(message, name) for name in WRITTEN}
    _message, is_new = Message.objects.get_or_create(key=message.key, defaults=fields)
    if is_new:
        values, is_public = {"subject": message.subject}, not recipient
        note_event(case, "message_queued", kind=EventKind.MESSAGE, by=None, at=at, values=values, is_public=is_public)


MANY_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
# Letters with what stands between them, a stop or a comma at the end, brackets around: no digits, no addresses.
WORD_OF_A_NAME = re.compile(r"&|\(?[^\W\d_]+(?:['’-][^\W\d_]+)*\)?[.,]?")
MOST_WORDS = 8
WRITTEN = ("case", "kind", "recipient", "language", "subject", "body", "created_at", "due_at")


def compose(
    case: Case, kind: str, *, key: str, at: datetime, values: dict[str, Any] | None = None, recipient: str = ""
) -> Message | None:
    """The message, not yet written; None for a household that gets no mail."""
    recipient = recipient or case.email
    if not recipient or case.in_danger:
        return None
    subject, _newline, body = _text(case, kind, values or {}).partition("\n")
    return Message(
        key=f"{kind}:{key}:{Channel.EMAIL}", case=case, kind=kind, recipient=recipient, language=case.language,
        subject=subject.strip()[:200], body=body.strip() + "\n", created_at=at, due_at=at,
    )  # fmt: skip


def _text(case: Case, kind: str, values: dict[str, Any]) -> str:
    """Plain text: names keep their apostrophes and ampersands; at most one empty line parts two paragraphs."""
    with translation.override(case.language):
        shown = {
            "address": status_address(case), "site": settings.PUBLIC_URL, "ministry": settings.MINISTRY_NAME,
            "name": greeted(case.contact_name),
        }  # fmt: skip
        template = get_template(f"messages/{kind}.email.txt").template  # type: ignore[attr-defined]
        text = str(template.render(Context({"case": case, **shown, **values}, autoescape=False)))
    return MANY_EMPTY_LINES.sub("\n\n", text.strip())


def greeted(name: str) -> str:
    """The name if it can only be one: whoever registers a stranger's address must not make us carry a text to it."""
    words = name.split()
    return " ".join(words) if len(words) <= MOST_WORDS and all(WORD_OF_A_NAME.fullmatch(word) for word in words) else ""


def status_address(case: Case) -> str:
    """The household's own page, with its secret: goes only into messages to its registered contact."""
    with translation.override(case.language):
        path = reverse("public:status", args=[case.reference, case.secret])
    return f"{settings.PUBLIC_URL}{path}"
