"""Notices as anybody reads them."""

from django.db.models import QuerySet

from consulates.models import Notice


def public_notices() -> QuerySet[Notice]:
    """All that was ever published, the newest first; one that was corrected says so."""
    return Notice.objects.public()


def newest_notices(limit: int) -> list[Notice]:
    """Those in force, the newest first."""
    return list(Notice.objects.in_force()[:limit])


def public_notice(year: int, number: int) -> Notice | None:
    """One of them, with what it corrects and what corrects it."""
    return public_notices().select_related("corrects", "correction").filter(year=year, number=number).first()
