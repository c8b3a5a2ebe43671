"""Moments typed as a day and an hour of the place where they happen."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext


class DayField(forms.DateField):
    """A day, with the browser's own calendar where it has one."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d/%m/%Y"], **kwargs)


class HourField(forms.TimeField):
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%H:%M", "%H:%M:%S"], **kwargs)


def moment(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """The moment of a wall clock; an hour that the change of clocks skips does not exist."""
    local = datetime.combine(day, hour, tzinfo=zone)
    if local.astimezone(ZoneInfo("UTC")).astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ValidationError(skipped_hour(zone))
    return local


def skipped_hour(zone: ZoneInfo) -> str:
    return gettext("Esa hora no existe ese día en %(zone)s: cambia el horario.") % {"zone": zone.key}
