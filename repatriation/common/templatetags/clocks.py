"""Clocks on a page: relative words, with the full moment and its zone for who asks."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from repatriation.common.moments import ago_words, clock_level, clock_words, full_words

register = template.Library()


@register.simple_tag
def clock(due_at: datetime, at: datetime, zone: str) -> SafeString:
    """{% clock follow_up.due_at now zone %}: late and soon in colour, the words say the same."""
    return _time(due_at, zone, clock_words(due_at, at=at, zone=zone), f"clock {clock_level(due_at, at=at)}".strip())


@register.simple_tag
def ago(moment: datetime, at: datetime, zone: str) -> SafeString:
    """{% ago run.at now zone %}"""
    return _time(moment, zone, ago_words(moment, at=at), "ago")


@register.simple_tag
def moment(when: datetime, zone: str, at: datetime | None = None, place: str = "") -> SafeString:
    """{% moment leg.departs_at leg.origin.timezone now leg.origin.city %}: in full, with whose hour it is."""
    return _time(when, zone, full_words(when, zone=zone, at=at, place=place), "moment")


@register.simple_tag
def day(when: datetime, zone: str) -> SafeString:
    """{% day notice.published_at zone %}: the date alone."""
    local = when.astimezone(ZoneInfo(zone))
    return _time(when, zone, date_format(local, "DATE_FORMAT"), "day-of")


@register.simple_tag
def full_moment(when: datetime, zone: str, place: str = "") -> str:
    """{% full_moment leg.departs_at leg.origin.timezone leg.origin.city %}: the same in plain words, for a letter."""
    return full_words(when, zone=zone, place=place)


def _time(when: datetime, zone: str, words: str, css: str) -> SafeString:
    full = full_words(when, zone=zone)
    return format_html('<time class="{}" datetime="{}" title="{}">{}</time>', css, when.isoformat(), full, words)
