"""After landing: who came out, what they need, and what the agencies answer."""

from datetime import timedelta

from cases.enums import CaseState
from cases.models import Case
from cases.operations.reintegration import answer_referral, assess_needs, refer
from consulates.models import ServiceLine
from flights.enums import Presence
from flights.management.demo.story import Story
from flights.models import BoardingScan
from flights.operations.arrive import record_arrival
from repatriation.common.refusals import Refusal

NEEDS = {
    "health_care": "Control de la presión y entrega de medicina para un mes.",
    "psychosocial_support": "Acompañamiento psicológico después de la espera.",
    "health_insurance": "Afiliación al seguro de salud.",
}
ANSWERS = (("accept",), (), ("accept", "start"), ("accept", "start", "complete"))


def receive(story: Story, scans: list[BoardingScan], *, missing: int) -> list[Case]:
    """Everybody is counted at the door; the last `missing` don't come out. The households that are home."""
    by = story.staff["planner"]
    lost = scans[len(scans) - missing :]
    for scan in scans:
        at = scan.leg.arrives_at + timedelta(minutes=40)
        presence, cause = (
            (Presence.MISSING, "Bajó del avión en ambulancia.") if scan in lost else (Presence.PRESENT, "")
        )
        record_arrival(scan, presence=presence, cause=cause, by=by, at=at)
    return list(Case.objects.filter(offers__scans__in=scans, state=CaseState.RETURNED).distinct().order_by("pk"))


def support(story: Story, cases: list[Case], *, every: int) -> None:
    """Each so many households is asked what it needs and handed to an agency, if it agreed to that."""
    planner, minsa = story.staff["planner"], story.staff["minsa"]
    lines = {line.code: line for line in ServiceLine.objects.select_related("agency").order_by("agency__code", "-pk")}
    lines |= {line.code: line for line in ServiceLine.objects.filter(agency=minsa.agency).select_related("agency")}
    for turn, case in enumerate(cases[::every]):
        code = list(NEEDS)[turn % len(NEEDS)]
        at = story.ago(days=1.6) + timedelta(minutes=20 * turn)
        person = case.members.select_related("person").order_by("position")[0].person
        assess_needs(case, person=person, needs=[code], note=NEEDS[code], by=planner, at=at)
        try:
            referral = refer(case, person=person, line=lines[code], what=NEEDS[code], by=planner, at=at)
        except Refusal:
            continue  # no consent, or in danger: nothing is shared
        if referral.line.agency_id == minsa.agency_id:
            for step, action in enumerate(ANSWERS[turn % len(ANSWERS)], start=1):
                answer_referral(referral, action, note="", by=minsa, at=at + timedelta(hours=5 * step))
