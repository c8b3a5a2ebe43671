"""The public figures are counted once a day, and kept as they were published."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from cases.models import PublishedFigures
from cases.queries.figures import DEFINITION, count_figures


def last_midnight(at: datetime) -> datetime:
    """By day and not by hour: who compares two publications should not learn that somebody registered just now."""
    return at.astimezone(ZoneInfo(settings.HOME_TIME_ZONE)).replace(hour=0, minute=0, second=0, microsecond=0)


@transaction.atomic
def publish_figures(*, as_of: datetime, at: datetime) -> PublishedFigures:
    """The figures of that moment; published before, they stay as they were."""
    published = PublishedFigures.objects.filter(as_of=as_of).first()
    if published:
        return published
    counts = count_figures(as_of)
    row, _is_new = PublishedFigures.objects.get_or_create(
        as_of=as_of, defaults={"definition": DEFINITION, "counts": counts, "made_at": at}
    )
    return row
