"""One-time codes: asked for on the public page, made and mailed by the worker, tried five times at most.

Asking and trying write the same rows for every reference, so nobody learns from words, status or time whether there is
such a registration. Only the worker looks, where no visitor waits for it.
"""

import hashlib
import hmac
import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q

from cases.enums import Actor, Delivery, EventKind
from cases.models import AccessCode, Case, Message
from cases.operations.outbox import compose
from cases.operations.timeline import note_event
from cases.rules.access_codes import KEPT, LIFE, MOST_TRIES, is_too_soon

KIND = "access_code"
DIGITS = 6
# Stands in the stored mail where the code will be: the outbox and its history never hold a code.
BLANK = "······"
LAPSED = "the code has lapsed"


@transaction.atomic
def ask_for_code(reference: str, *, by: Any, at: datetime) -> None:
    """Note the wish; pressing twice makes one code, and there are only so many in an hour and a day."""
    _hold(reference)
    asked = AccessCode.objects.newest_of(reference).filter(asked_at__gt=at - KEPT).values_list("asked_at", flat=True)
    if not is_too_soon(list(asked), at):
        AccessCode.objects.create(reference=reference, asked_at=at, expires_at=at + LIFE)


def _hold(reference: str) -> None:
    """Whoever asks about the same reference waits; there may be no row to lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"access_code:{reference}"])


def make_codes(*, at: datetime, batch: int = 200) -> int:
    """Make and mail what was asked for; how many requests were looked at."""
    asked = list(AccessCode.objects.filter(made_at=None).order_by("id").values_list("pk", flat=True)[:batch])
    return sum(_make(pk, at=at) for pk in asked)


@transaction.atomic
def _make(pk: int, *, at: datetime) -> bool:
    """A request that waited longer than a code lives is answered with nothing: who asked has given up."""
    asked = AccessCode.objects.select_for_update(skip_locked=True).filter(pk=pk, made_at=None).first()
    if asked is None:
        return False
    if asked.expires_at > at:
        asked.expires_at = at + LIFE
        _fill(asked, at=at)
    asked.made_at = at
    asked.save()
    return True


def _fill(asked: AccessCode, *, at: datetime) -> None:
    """With a code for a household that may be written to; for all others the request stays empty."""
    case = Case.objects.select_related("office").filter(reference=asked.reference).first()
    shown = {"code": BLANK, "minutes": int(LIFE.total_seconds() // 60)}
    message = compose(case, "access_code", key=str(asked.pk), at=at, values=shown) if case else None
    if message is None:
        return
    message.save(force_insert=True)
    asked.case, asked.message = case, message
    asked.code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    asked.digest = _digest(asked, asked.code)


def _digest(asked: AccessCode, code: str) -> str:
    """A million codes are tried in a second: only with the key does the hash hide which one it was."""
    return hmac.new(settings.INDEX_KEY, f"access_code:{asked.pk}:{code}".encode(), hashlib.sha256).hexdigest()


def text_with_code(message: Message) -> str | None:
    """The mail as it goes out; None when its code has lapsed."""
    if BLANK not in message.body:
        return message.body
    code = AccessCode.objects.filter(message=message).values_list("code", flat=True).first()
    return message.body.replace(BLANK, code) if code else None


@transaction.atomic
def enter_with_code(reference: str, code: str, *, by: Any, at: datetime) -> Case | None:
    """The registration, for the newest code of its reference, in time, once; every try is counted, right or wrong."""
    newest = AccessCode.objects.newest_of(reference).select_for_update(of=("self",)).first()
    if newest is None:
        return None
    is_right = hmac.compare_digest(_digest(newest, code), newest.digest or "-" * 64)
    is_live = newest.expires_at > at and newest.tries < MOST_TRIES and newest.used_at is None
    opens = is_right and is_live and newest.case_id is not None
    AccessCode.objects.filter(pk=newest.pk).update(tries=F("tries") + 1, used_at=at if opens else newest.used_at)
    return _entered(newest, at=at) if opens else None


def _entered(code: AccessCode, *, at: datetime) -> Case:
    """The timeline says it, so that a household sees when somebody else reads its mail."""
    case = Case.objects.select_related("office").get(access_codes=code)
    note_event(case, "entered_by_code", kind=EventKind.NOTE, by=None, at=at, actor=Actor.HOUSEHOLD)
    return case


@transaction.atomic
def forget_codes(*, at: datetime) -> None:
    """No code stays readable once its mail is sent or its time has passed; what couldn't be sent in time never is."""
    late = Message.objects.filter(kind=KIND, delivery=Delivery.DUE, access_code__expires_at__lte=at)
    late.update(delivery=Delivery.FAILED, error=LAPSED)
    over = Q(expires_at__lte=at) | ~Q(message__delivery__in=[Delivery.DUE, Delivery.SENDING])
    in_clear = AccessCode.objects.filter(~Q(code=""), over).order_by("id").values_list("pk", flat=True)
    AccessCode.objects.filter(pk__in=list(in_clear)).update(code="")
    AccessCode.objects.filter(asked_at__lt=at - 2 * KEPT).delete()
