"""Filters that offer only what occurs."""

from collections.abc import Iterator
from typing import Any

from django.contrib.admin import AllValuesFieldListFilter
from django.contrib.admin.views.main import ChangeList
from django_countries import countries


class CountriesInUse(AllValuesFieldListFilter):
    """The countries of the rows by name, not all the countries of the world."""

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        for choice in super().choices(changelist):
            yield {**choice, "display": countries.name(str(choice["display"])) or choice["display"]}
