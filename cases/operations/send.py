"""The sender: takes what is due out of the outbox, by mail, one recipient each; nothing else sends.

A batch is claimed and committed, then talked about with the mail server without any open transaction, and each message
is marked right after its own sending. Between the server's "250 OK" and our commit there is a gap that nobody closes:
a sender that dies in it leaves a message that is delivered and not known to be. Past its lease it goes again with the
same Message-ID, so that mailboxes show it once; nothing is lost, and at most one message a death is sent again.
"""

import hashlib
import logging
import smtplib
import time
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from email.utils import getaddresses
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Case, F, PositiveSmallIntegerField, Q, When
from django.utils.translation import gettext_lazy as _

from cases.enums import Clock, Delivery, EventKind
from cases.models import FollowUp, Message
from cases.operations.access_code import LAPSED, text_with_code
from cases.operations.timeline import note_event

logger = logging.getLogger(__name__)

SMALL = PositiveSmallIntegerField()
LEASE = timedelta(minutes=2)
# No sending begins later in a batch: what hangs then still ends inside the lease.
BATCH_SECONDS = 30
RETRY_AFTER = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1440)]


class CannotBeSent(Exception):
    """What no later try will make better; the text is for the office."""


class TryLater(Exception):
    """What can get better by itself."""


class LineIsDown(TryLater):
    """The connection is gone, for this message and for those behind it."""


def send_due_messages(*, at: datetime, batch: int = 50) -> int:
    """Send up to `batch` messages that are due; the number that the server took."""
    claimed = _claim(at=at, batch=batch)
    if not claimed:
        return 0
    connection = get_connection()
    try:
        connection.open()
    except (smtplib.SMTPException, OSError) as trouble:
        for message in claimed:
            _put_off(message, _words(trouble), at=at)
        return 0
    try:
        return _send_all(claimed, connection, at=at)
    finally:
        connection.close()


@transaction.atomic
def _claim(*, at: datetime, batch: int) -> list[Message]:
    """What is due, and what another sender took and has not been heard of past its lease; an unknown end is a try."""
    abandoned = Q(delivery=Delivery.SENDING, lease_until__lt=at)
    due = Message.objects.filter(Q(delivery=Delivery.DUE) | abandoned, due_at__lte=at)
    locked = due.select_for_update(skip_locked=True).order_by("due_at", "id").values_list("pk", flat=True)[:batch]
    attempt = uuid.uuid4()
    ours = Message.objects.filter(pk__in=list(locked))
    ours.update(
        attempts=F("attempts") + Case(When(delivery=Delivery.SENDING, then=1), default=0, output_field=SMALL),
        delivery=Delivery.SENDING,
        attempt=attempt,
        lease_until=at + LEASE,
    )
    # The text is opened one by one: one that can't be decrypted must not hold up the others.
    return list(ours.defer("body").annotate(in_danger=F("case__in_danger")).order_by("due_at", "id"))


def _send_all(messages: list[Message], connection: BaseEmailBackend, *, at: datetime) -> int:
    sent, started = 0, time.monotonic()
    for place, message in enumerate(messages):
        if time.monotonic() - started > BATCH_SECONDS:
            _give_back(messages[place:])
            break
        try:
            _send(message, connection)
        except CannotBeSent as reason:
            _give_up(message, str(reason), at=at)
        except LineIsDown as trouble:
            _put_off(message, str(trouble), at=at)
            _give_back(messages[place + 1 :])
            break
        except TryLater as trouble:
            _put_off(message, str(trouble), at=at)
        else:
            sent += _mark(message, delivery=Delivery.SENT, sent_at=at, error="")
    return sent


def _send(message: Message, connection: BaseEmailBackend) -> None:
    """Hand one message to the server, or say by the exception whether another try makes sense."""
    email = _email(message)
    try:
        connection.send_messages([email])
    except smtplib.SMTPRecipientsRefused as refused:
        code, words = next(iter(refused.recipients.values()))
        raise _refused(code, words) from refused
    except smtplib.SMTPSenderRefused as refused:
        # Our own set-up is wrong, not this message.
        raise TryLater(_words(refused)) from refused
    except smtplib.SMTPResponseException as refused:
        raise _refused(refused.smtp_code, refused.smtp_error) from refused
    except (smtplib.SMTPException, OSError) as trouble:
        raise LineIsDown(_words(trouble)) from trouble


def _refused(code: int, words: bytes | str) -> Exception:
    """4xx can get better, 5xx can't; 421 says that the server hangs up."""
    text = f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
    if code == 421:
        return LineIsDown(text)
    return TryLater(text) if code < 500 else CannotBeSent(text)


def _email(message: Message) -> EmailMessage:
    """The mail, with exactly one recipient in its envelope and in its header."""
    if message.in_danger:  # type: ignore[attr-defined]
        raise CannotBeSent("in danger: nothing is sent")
    try:
        text = text_with_code(message)
        if text is None:
            raise CannotBeSent(LAPSED)
        email = EmailMessage(
            message.subject,
            text,
            settings.DEFAULT_FROM_EMAIL,
            [message.recipient],
            headers={
                "Message-ID": message_id(message.key),
                "Auto-Submitted": "auto-generated",
                "Content-Language": message.language,
            },
        )
        header = email.message()
    except (ValueError, InvalidTag) as broken:
        raise CannotBeSent(type(broken).__name__) from broken
    shown = getaddresses([str(value) for name in ("To", "Cc", "Bcc") for value in header.get_all(name, [])])
    if email.recipients() != [message.recipient] or shown != [("", message.recipient)]:
        raise CannotBeSent("not exactly one recipient")
    return email


def message_id(key: str) -> str:
    """The same for every sending of a message."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{urlsplit(settings.PUBLIC_URL).hostname}>"


def _mark(message: Message, **fields: object) -> int:
    """Compare-and-set: only while the message is still in this sender's hands."""
    ours = Message.objects.filter(pk=message.pk, attempt=message.attempt, delivery=Delivery.SENDING)
    return ours.update(attempt=None, lease_until=None, **fields)


def _give_back(messages: Iterable[Message]) -> None:
    """Nobody has begun to send these."""
    for message in messages:
        _mark(message, delivery=Delivery.DUE)


def _put_off(message: Message, error: str, *, at: datetime) -> None:
    """Try again later and later, in the end give up."""
    if message.attempts >= len(RETRY_AFTER):
        _give_up(message, error, at=at)
        return
    due_at = at + RETRY_AFTER[message.attempts]
    _mark(message, delivery=Delivery.DUE, due_at=due_at, attempts=message.attempts + 1, error=error[:300])


@transaction.atomic
def _give_up(message: Message, error: str, *, at: datetime) -> None:
    """Loudly: the office gets a follow-up, and the timeline a line. A code that came too late is no news."""
    logger.error("message %s failed", message.pk)
    if not _mark(message, delivery=Delivery.FAILED, attempts=message.attempts + 1, error=error[:300]):
        return
    if error == LAPSED:
        return
    note_event(message.case, "message_failed", kind=EventKind.MESSAGE, by=None, at=at)
    note = str(_("No se pudo entregar un mensaje: comuníquese con la familia por otro medio."))
    FollowUp.objects.create(case=message.case, clock=Clock.NOTE, note=note, opened_at=at, due_at=at)


def _words(trouble: BaseException) -> str:
    return f"{type(trouble).__name__}: {trouble}"
