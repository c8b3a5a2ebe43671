"""The clock of the movement."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from flights.operations import offer, permits


@shared_task
def expire_offers(**_kwargs: Any) -> None:
    offer.expire_offers(at=timezone.now())


@shared_task
def expire_permits(**_kwargs: Any) -> None:
    permits.expire_permits(at=timezone.now())
