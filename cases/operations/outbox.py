"""The outbox: the only way to tell somebody something. Writing is here; sending is send.py's."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from cases.enums import Channel, EventKind
from cases.models import Case, Message
from cases.operations.timeline import note_event


def queue_message(case: Case, kind: str, *, key: str, at: datetime, values: dict[str, Any] | None = None) -> None:
    """Write the message to the household into the outbox, in its language, in the caller's transaction.

    Template: messages/<kind>.<channel>.txt, its first line the subject. The same `key` twice makes one message. A
    household without an e-mail address, or in danger, gets none: its page tells it all the same.
    """
    if not case.email or case.in_danger:
        return
    with translation.override(case.language):
        context = {"case": case, "address": status_address(case), "ministry": settings.MINISTRY_NAME, **(values or {})}
        text = render_to_string(f"messages/{kind}.email.txt", context)
    subject, _newline, body = text.strip().partition("\n")
    message = Message(
        key=f"{kind}:{key}:{Channel.EMAIL}", case=case, kind=kind, recipient=case.email, language=case.language,
        subject=subject.strip()[:200], body=body.strip() + "\n", created_at=at, due_at=at,
    )  # fmt: skip
    written = Message.objects.bulk_create([message], ignore_conflicts=True)
    if written and kind != "acknowledgement":
        note_event(case, "message_queued", kind=EventKind.MESSAGE, by=None, at=at, values={"subject": message.subject})


def status_address(case: Case) -> str:
    """The household's own page, with its secret: goes only into messages to its registered contact."""
    with translation.override(case.language):
        path = reverse("public:status", args=[case.reference, case.secret])
    return settings.PUBLIC_URL + path
