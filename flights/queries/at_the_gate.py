"""The households of a leg at the gate and at the reception desk, as far as the reader may see them."""

from typing import Any

from django.db.models import Count, Prefetch, QuerySet

from cases.models import CaseMember
from flights.models import BoardingScan, Leg, SeatOffer
from flights.queries.head_count import ON_THE_LIST
from repatriation.common.fields import blind_index
from repatriation.common.references import parse_reference, parse_secret

SCANS = BoardingScan.objects.select_related("member__person", "arrival").order_by("member__position", "id")
MEMBERS = CaseMember.objects.select_related("person").order_by("position", "id")


def households_of(leg: Leg, user: Any) -> QuerySet[Any]:
    """Those on the list, by the name of their contact, with how many `people` they are and how many are `aboard`."""
    return (
        SeatOffer.objects.visible_to(user)
        .filter(leg=leg, state__in=ON_THE_LIST)
        .select_related("case")
        .annotate(people=Count("case__members", distinct=True), aboard=Count("scans", distinct=True))
        .order_by("case__contact_name", "pk")
    )


def with_people(offers: QuerySet[Any]) -> QuerySet[Any]:
    """With every member, and the scans of those who boarded."""
    return offers.prefetch_related(Prefetch("case__members", MEMBERS), Prefetch("scans", SCANS))


def typed_household(offers: QuerySet[Any], typed: str) -> SeatOffer | None:
    """Whose reference, or code of the receipt, was typed or read; None when it is not on this list."""
    reference, secret = parse_reference(typed), parse_secret(typed)
    if reference:
        return offers.filter(case__reference=reference).first()
    if secret:
        return offers.filter(case__secret_index=blind_index(secret, "secret")).first()
    return None
