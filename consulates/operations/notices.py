"""Notices: published by a second person under the next number of the year, corrected by another in the open."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from consulates.enums import NoticeState
from consulates.lifecycles import NOTICE_LIFECYCLE
from consulates.models import Notice
from consulates.rules import may_draft_notices
from repatriation.common.refusals import NotAllowed, Refusal

# Any number of our own: two publications at once would both take the next number.
NUMBER_LOCK = 7_240_002
COPIED = ["title_es", "body_es", "title_en", "body_en", "signed_by"]


@transaction.atomic
def publish_notice(notice: Notice, *, by: Any, at: datetime) -> None:
    """It gets its number, and the one that it corrects points to it from now on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBER_LOCK])
    locked = Notice.objects.select_for_update(of=("self",)).select_related("corrects").get(pk=notice.pk)
    if locked.state == NoticeState.DRAFT and NOTICE_LIFECYCLE.allows(locked, "publish", by):
        locked.year = at.astimezone(ZoneInfo(settings.HOME_TIME_ZONE)).year
        locked.number = _last_number(locked.year) + 1
        locked.published_at, locked.published_by = at, by
        locked.save(update_fields=["year", "number", "published_at", "published_by"])
    NOTICE_LIFECYCLE.move(locked, "publish", by=by, at=at)
    if locked.corrects:
        NOTICE_LIFECYCLE.move(locked.corrects, "be_corrected", by=by, at=at)
    notice.refresh_from_db()


def _last_number(year: int) -> int:
    return Notice.objects.filter(year=year).aggregate(last=Max("number"))["last"] or 0


@transaction.atomic
def draft_correction(notice: Notice, *, by: Any, at: datetime) -> Notice:
    """A draft with the same words, to be changed; the published one stays as it is until this one is published."""
    locked = Notice.objects.select_for_update(of=("self",)).get(pk=notice.pk)
    if not may_draft_notices(by):
        raise NotAllowed
    if locked.state != NoticeState.PUBLISHED:
        raise Refusal(_("Solo se corrige un comunicado publicado que nadie haya corregido todavía."))
    if Notice.objects.filter(corrects=locked).exists():
        raise Refusal(_("Ya hay un borrador que corrige este comunicado."))
    words = {name: getattr(locked, name) for name in COPIED}
    return Notice.objects.create(corrects=locked, drafted_by=by, state_since=at, **words)


@transaction.atomic
def discard_notice(notice: Notice, *, by: Any, at: datetime) -> None:
    """A draft that will not be published; another may then correct what it was to correct."""
    locked = Notice.objects.select_for_update(of=("self",)).get(pk=notice.pk)
    if locked.corrects_id and NOTICE_LIFECYCLE.allows(locked, "discard", by):
        locked.corrects = None
        locked.save(update_fields=["corrects"])
    NOTICE_LIFECYCLE.move(locked, "discard", by=by, at=at)
    notice.refresh_from_db()
