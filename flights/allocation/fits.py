"""The hard rules: why a household can't take a leg, as a code."""

from collections.abc import Callable

from flights.allocation.problem import Group, Leg

Rule = Callable[[Group, Leg], bool]


def _dates(group: Group, leg: Leg) -> bool:
    return group.earliest <= leg.day and (group.latest is None or leg.day <= group.latest)


def _documents(group: Group, leg: Leg) -> bool:
    return group.documents_until is None or leg.arrives_on <= group.documents_until


def _consents(group: Group, leg: Leg) -> bool:
    return "return" in group.consents and (not leg.shares_list or "counterpart" in group.consents)


# In the order in which they are named to a household: the first one that leaves it no leg is the reason.
RULES: dict[str, Rule] = {
    "IN_DANGER": lambda group, leg: not group.in_danger,
    "NO_AIRPORT": lambda group, leg: leg.origin in group.airports,
    "NO_NATIONALITY": lambda group, leg: leg.carries in group.nationalities,
    "NO_PERMIT": lambda group, leg: leg.is_open,
    "NO_DATE": _dates,
    "NO_DOCUMENT": _documents,
    "NO_CONSENT": _consents,
    "NO_TRANSIT": lambda group, leg: leg.transit <= group.transit,
    "NO_LAND": lambda group, leg: group.goes_by_land or not leg.by_land,
    "DECLINED": lambda group, leg: leg.key not in group.declined,
    "GUARDIAN_NEEDED": lambda group, leg: group.has_adult(leg.day),
    "NO_CAPACITY": lambda group, leg: group.needs_on(leg.day).within(leg.room),
}


def why_not(group: Group, leg: Leg) -> str | None:
    """The code of the first rule that forbids it, or None when the household can take the leg."""
    for code, rule in RULES.items():
        if not rule(group, leg):
            return code
    return None
