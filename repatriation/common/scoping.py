"""Fetching is authorising: personal data are reached only through visible_to(user)."""

from typing import Any, Self, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class ScopedQuerySet(models.QuerySet[M]):
    """Base of every query set of personal data."""

    def visible_to(self, user: Any) -> Self:
        """Only the rows that this user may see; anonymous users see none."""
        raise NotImplementedError
