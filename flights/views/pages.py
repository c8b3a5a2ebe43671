"""Addresses of the pages that actions lead back to, and what the things of these pages are called."""

from django.urls import reverse
from django.utils.translation import gettext

from flights.models import AllocationRun, Approval, Leg, Manifest, Permit, ReciprocityAgreement, Rotation, SeatOffer


def rotation_page(rotation: Rotation) -> str:
    return reverse("flights:rotation", args=[rotation.pk])


def approval_page(approval: Approval) -> str:
    return reverse("flights:rotation", args=[approval.rotation_id])


def leg_page(leg: Leg) -> str:
    return reverse("flights:rotation", args=[leg.rotation_id]) + f"#leg-{leg.pk}"


def permit_page(permit: Permit) -> str:
    return leg_page(permit.leg)


def manifest_page(manifest: Manifest) -> str:
    return reverse("flights:manifest", args=[manifest.pk])


def boarding_page(leg: Leg) -> str:
    return reverse("flights:boarding", args=[leg.pk])


def agreement_page(agreement: ReciprocityAgreement) -> str:
    return reverse("flights:agreement", args=[agreement.pk])


def case_page(offer: SeatOffer) -> str:
    return reverse("cases:case", args=[offer.case.reference])


def reception_page(leg: Leg) -> str:
    return reverse("flights:reception", args=[leg.pk])


def run_page(run: AllocationRun) -> str:
    return reverse("flights:allocation", args=[run.pk])


def manifest_name(manifest: Manifest) -> str:
    return gettext("%(leg)s, versión %(version)s") % {"leg": manifest.leg, "version": manifest.version}


def offer_name(offer: SeatOffer) -> str:
    return f"{offer.case.reference}: {offer.leg}"


def run_name(run: AllocationRun) -> str:
    return gettext("Asignación %(number)s") % {"number": run.pk}
