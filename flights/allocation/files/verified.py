"""A finished plan against its problem, by arithmetic and without any solver: every hard rule, and what is proved."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from flights.allocation.answers import room_left
from flights.allocation.breaches import moved
from flights.allocation.certificate import in_order, verify
from flights.allocation.codes import CODES, codes_of, rule_against
from flights.allocation.files.arrays import Arrays, can_take
from flights.allocation.files.faults import Faults
from flights.allocation.files.plans import PlanRead, ValuesRead
from flights.allocation.files.question import Question
from flights.allocation.instance import RESOURCES, STAYS, TIERS, Certificate, Instance, Whole


def check_rules(path: Path, plan: PlanRead, question: Question, arrays: Arrays) -> None:
    """Raises BadFiles with the place of each rule that is broken."""
    faults, leg, instance = Faults(), plan.leg, arrays.instance
    aboard = np.flatnonzero(leg != STAYS)
    for row in aboard[~can_take(instance, aboard, leg[aboard])].tolist():
        rule = rule_against(row, int(leg[row]), arrays.lanes, question.groups, question.legs)
        text = {"text": question.groups.key[row], "leg": question.legs.key[int(leg[row])], "rule": rule}
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


def check_codes(path: Path, plan: PlanRead, question: Question, arrays: Arrays) -> None:
    """Raises BadFiles where a household is told another code than the rules give."""
    faults = Faults()
    found = codes_of(plan.leg, arrays.instance.kind, arrays.lanes, question.groups, question.legs)
    for row, (said, place) in enumerate(zip(plan.code, found.tolist(), strict=True)):
        if said and said != CODES[place]:
            what = {"text": question.groups.key[row], "said": said, "found": CODES[place]}
            faults.add(path.name, int(plan.line[row]), "code", "OTHER_CODE", **what)
    faults.stop_if_any()


def check_values(path: Path, values: ValuesRead, instance: Instance, leg: Whole) -> None:
    """Raises BadFiles where the values claim more than the plan does or the certificates prove."""
    faults = Faults()
    for tier, people in moved(instance, leg).items():
        if values.moved[tier] != people:
            what = {"text": str(tier), "said": values.moved[tier], "found": people}
            faults.add(path.name, 0, "people_of_tiers_up_to", "OTHER_COUNT", **what)
    for number, certificate in enumerate(values.certificates, start=1):
        found = verify(instance, certificate)
        if certificate.bound < found:
            what = {"text": str(number), "said": certificate.bound, "found": found}
            faults.add(path.name, 0, "bounds", "OTHER_BOUND", **what)
    faults.stop_if_any()


def proved(
    instance: Instance, certificates: tuple[Certificate, ...], gone: dict[int, int]
) -> tuple[dict[int, int], dict[int, int]]:
    """People of tiers <= t whom no plan can pass, and none that moves as many as `gone` of the tiers before."""
    able = instance.kind != STAYS
    checked = [replace(proof, bound=verify(instance, proof)) for proof in certificates]
    anyhow, closest = dict[int, int](), dict[int, int]()
    for tier in TIERS:
        everybody = int(instance.size[able & (instance.tier <= tier)].sum())
        alike = [proof for proof in checked if min(proof.weights[:tier]) >= 1]
        anyhow[tier] = min([proof.bound for proof in alike], default=everybody)
        closest[tier] = in_order(checked, tier, gone, anyhow[tier])
    return anyhow, closest
