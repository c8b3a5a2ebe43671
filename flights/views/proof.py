"""What a run reached, what is proved about it, and what reciprocity cost."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from flights.allocation.instance import TIERS
from flights.enums import AimOrder
from flights.models import AllocationRun, ReciprocityAgreement
from flights.rules import may_see_agreements

STEPS = {"read": _("Leer"), "solve": _("Resolver"), "check": _("Comprobar"), "explain": _("Explicar")}


def result(run: AllocationRun) -> dict[str, Any]:
    """How many got a place, and by tier what no plan can pass."""
    lines = [_tier_line(run, tier) for tier in TIERS]
    return {
        "tiers": lines,
        "gap": max(line["gap"] for line in lines),
        "without_place": run.households - run.placed,
        "people_moved": lines[-1]["moved"],
        "has_certificate": bool(run.certificate.get("bounds")),
        "steps": [(words, run.timings[step]) for step, words in STEPS.items() if step in run.timings],
    }


def _tier_line(run: AllocationRun, tier: int) -> dict[str, int]:
    """People moved of this tier and the more urgent ones, of those who waited, and what no plan can pass."""
    key = str(tier)
    moved, bound = run.moved.get(key, 0), run.bounds.get(key, 0)
    return {"tier": tier, "moved": moved, "waiting": run.waiting.get(key, moved), "bound": bound, "gap": bound - moved}


def reciprocity(run: AllocationRun, user: Any) -> dict[str, Any]:
    """What became of each agreement, and how many people of each tier stay for it (less than none: go for it)."""
    agreements = ReciprocityAgreement.objects.in_bulk([line["agreement"] for line in run.balances])
    prices = [
        {"tier": int(tier), "people": people, "gained": -people} for tier, people in sorted(run.price.items()) if people
    ]
    return {
        "balances": [{**line, "agreement": agreements.get(line["agreement"])} for line in run.balances],
        "prices": prices,
        "counts_reciprocity": run.order != AimOrder.PEOPLE_ONLY,
        "may_see_agreements": may_see_agreements(user),
    }


def certificate_file(run: AllocationRun) -> dict[str, Any]:
    return {
        "run": run.pk,
        "at": run.at.isoformat(),
        "fingerprint": run.fingerprint,
        "rules_version": run.rules_version,
        "seed": run.seed,
        "order": run.order,
        "legs": run.legs,
        "moved": run.moved,
        "bounds": run.bounds,
        "waiting": run.waiting,
        "seconds": run.timings,
        "solver": run.solver_words,
        "certificate": run.certificate,
    }
