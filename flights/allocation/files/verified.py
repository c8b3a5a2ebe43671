"""A finished plan against its problem, by arithmetic and without any solver: every hard rule, and what is proved."""

from pathlib import Path

import numpy as np

from flights.allocation.answers import room_left
from flights.allocation.files.arrays import can_take
from flights.allocation.files.faults import Faults
from flights.allocation.files.plans import PlanRead, ValuesRead
from flights.allocation.files.question import Question
from flights.allocation.instance import RESOURCES, STAYS, TIERS, Certificate, Instance, Whole
from flights.allocation.lanes import expand, pieces, unique_rows

ROUNDING = 1e-6


def check_rules(path: Path, plan: PlanRead, question: Question, instance: Instance) -> None:
    """Raises BadFiles with the place of each rule that is broken."""
    faults, leg = Faults(), plan.leg
    aboard = np.flatnonzero(leg != STAYS)
    for row in aboard[~can_take(instance, aboard, leg[aboard])].tolist():
        text = {"text": question.groups.key[row], "leg": question.legs.key[int(leg[row])]}
        faults.add(path.name, int(plan.line[row]), "leg_id", "CANNOT_TAKE", **text)
    for row in np.flatnonzero(instance.locked & (leg != instance.earlier)).tolist():
        text = {"text": question.groups.key[row], "leg": question.legs.key[int(instance.earlier[row])]}
        faults.add(path.name, int(plan.line[row]), "leg_id", "NOT_WHERE_LOCKED", **text)
    left = room_left(instance, leg)
    for place, resource in np.argwhere(left < 0).tolist():
        room = int(instance.capacity[place, resource])
        amounts = {"taken": room - int(left[place, resource]), "room": room, "resource": RESOURCES[resource]}
        faults.add(path.name, 0, "leg_id", "OVERFULL", text=question.legs.key[place], **amounts)
    faults.stop_if_any()


def moved(instance: Instance, leg: Whole) -> dict[int, int]:
    """People of tiers <= t who go."""
    aboard = leg != STAYS
    return {tier: int(instance.size[aboard & (instance.tier <= tier)].sum()) for tier in TIERS}


def check_values(path: Path, values: ValuesRead, instance: Instance, leg: Whole) -> None:
    """Raises BadFiles where the values claim more than the plan does or the certificates prove."""
    faults = Faults()
    for tier, people in moved(instance, leg).items():
        if values.moved[tier] != people:
            what = {"text": str(tier), "said": values.moved[tier], "found": people}
            faults.add(path.name, 0, "people_of_tiers_up_to", "OTHER_COUNT", **what)
    for number, certificate in enumerate(values.certificates, start=1):
        found = worth(instance, certificate)
        if certificate.bound < found:
            what = {"text": str(number), "said": certificate.bound, "found": found}
            faults.add(path.name, 0, "bounds", "OTHER_BOUND", **what)
    faults.stop_if_any()


def proved(instance: Instance, certificates: tuple[Certificate, ...]) -> dict[int, int]:
    """People of tiers <= t whom no plan can pass: the least of what the certificates prove, and of all who can go.

    A certificate speaks of tiers <= t when each of them counts at least once in it.
    """
    able = instance.kind != STAYS
    least = {tier: int(instance.size[able & (instance.tier <= tier)].sum()) for tier in TIERS}
    for certificate in certificates:
        for tier in TIERS:
            if min(certificate.weights[:tier]) >= 1:
                least[tier] = min(least[tier], worth(instance, certificate))
    return least


def worth(instance: Instance, certificate: Certificate) -> int:
    """Weighted people that no plan can pass, in whole people."""
    return int(np.floor(total(instance, certificate) + ROUNDING))


def total(instance: Instance, certificate: Certificate) -> float:
    """sum prices x capacity + sum over households of max(0, weight x size - the price of its needs where cheapest)."""
    weights = np.array(certificate.weights)
    able = np.flatnonzero(instance.kind != STAYS)
    of_legs = float((certificate.prices * instance.capacity).sum())
    if not len(able):
        return of_legs
    columns = [instance.kind[able], instance.tier[able], instance.size[able], *instance.needs[able].T]
    first, combination = unique_rows(columns)
    rows, count = able[first], np.bincount(combination)
    value = weights[instance.tier[rows] - 1] * instance.size[rows] - _cheapest(instance, rows, certificate)
    return of_legs + float((np.maximum(value, 0) * count).sum())


def _cheapest(instance: Instance, rows: Whole, certificate: Certificate) -> Whole:
    kind, found = instance.kind[rows], []
    start, length = instance.kind_start[kind], np.diff(instance.kind_start)[kind]
    for some in pieces(length):
        owner, arcs = expand(start[some], length[some])
        leg, needs = instance.kind_legs[arcs], instance.needs[rows[some]]
        price = np.zeros(len(leg))
        for resource in range(len(RESOURCES)):
            price += certificate.prices[leg, resource] * needs[owner, resource]
        found.append(np.minimum.reduceat(price, np.cumsum(length[some]) - length[some]))
    return np.concatenate(found)
