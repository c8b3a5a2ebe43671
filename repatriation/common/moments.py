"""Moments in words, on the wall clock of a place: hace 5 h, quedan 50 min, mañana 09:00."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

SOON = timedelta(hours=4)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def clock_level(due_at: datetime, *, at: datetime) -> str:
    """late, soon or '': the class that colours a clock; its words say the same."""
    if due_at <= at:
        return "late"
    return "soon" if due_at - at <= SOON else ""


def clock_words(due_at: datetime, *, at: datetime, zone: str) -> str:
    """What is due: how long ago, how long still, or the day and hour on the wall clock of `zone`."""
    if due_at <= at:
        return ago_words(due_at, at=at)
    left = due_at - at
    if left < 90 * MINUTE:
        minutes = max(1, left // MINUTE)
        return ngettext("queda %(count)s min", "quedan %(count)s min", minutes) % {"count": minutes}
    if left < 6 * HOUR:
        return _("quedan %(count)s h") % {"count": left // HOUR}
    return day_words(due_at, at=at, zone=zone)


def ago_words(moment: datetime, *, at: datetime) -> str:
    """How long ago something was."""
    since = at - moment
    if since < MINUTE:
        return _("ahora mismo")
    if since < 90 * MINUTE:
        return _("hace %(count)s min") % {"count": since // MINUTE}
    if since < 2 * DAY:
        return _("hace %(count)s h") % {"count": since // HOUR}
    return _("hace %(count)s días") % {"count": since // DAY}


def day_words(moment: datetime, *, at: datetime, zone: str) -> str:
    """hoy 18:30, mañana 09:00, lunes 10:30, 24 nov 08:40."""
    local, today = moment.astimezone(ZoneInfo(zone)), at.astimezone(ZoneInfo(zone)).date()
    time = formats.date_format(local, "H:i")
    days = (local.date() - today).days
    if days == 0:
        return _("hoy %(time)s") % {"time": time}
    if days == 1:
        return _("mañana %(time)s") % {"time": time}
    if 1 < days < 7:
        return f"{formats.date_format(local, 'l')} {time}"
    return f"{formats.date_format(local, pgettext('date format', 'j b'))} {time}"


def full_words(moment: datetime, *, zone: str, at: datetime | None = None, place: str = "") -> str:
    """Day, hour, and whose hour it is: martes 24 de noviembre de 2026, 08:40 (hora de Miami).

    `place` names the clock better than the zone does; seen from `at` in the same year, the year goes without saying.
    """
    local = moment.astimezone(ZoneInfo(zone))
    date = "MONTH_DAY_FORMAT" if at and at.year == local.year else "DATE_FORMAT"
    values = {
        "day": formats.date_format(local, "l"),
        "date": formats.date_format(local, date),
        "time": formats.date_format(local, "H:i"),
        "place": place or zone.rpartition("/")[2].replace("_", " "),
    }
    return _("%(day)s %(date)s, %(time)s (hora de %(place)s)") % values
