"""What the order of help may know of a household, from its answers or from what is stored."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from cases.enums import CaseKind, Lodging, Situation, Urgency
from cases.models import Case, NeedsAssessment, ReturnRequest
from cases.rules.household import Household, Traveller

if TYPE_CHECKING:
    from cases.operations.register import PersonAnswers, Registration

NEEDS = (
    "danger_to_life", "pregnancy_weeks", "medicine_until", "has_disability", "needs_wheelchair", "needs_stretcher",
    "suffered_violence", "is_alone",
)  # fmt: skip
SITUATION = ("situation", "permit_until", "lodging", "lodging_until", "means", "latest_on")


def _traveller(born_on: date | None, needs: Any) -> Traveller:
    return Traveller(born_on=born_on, **{name: getattr(needs, name) for name in NEEDS})


def facts_of_registration(registration: "Registration", registered_on: date) -> Household:
    return Household(
        people=tuple(_traveller(person.born_on, person) for person in registration.people),
        registered_on=registered_on,
        **{name: getattr(registration, name) for name in SITUATION},
    )


def facts_of_detainee(
    person: "PersonAnswers", *, registered_on: date, removal_on: date | None, children_at_risk: bool = False
) -> Household:
    return Household(
        people=(_traveller(person.born_on, person),),
        registered_on=registered_on,
        is_detained=True,
        removal_on=removal_on,
        children_at_risk=children_at_risk,
    )


def facts_of_returned(people: Sequence["PersonAnswers"], *, registered_on: date, has_shelter: bool) -> Household:
    """Somebody at home again is no tourist there; what counts is their health, and a roof."""
    return Household(
        people=tuple(_traveller(person.born_on, person) for person in people),
        registered_on=registered_on,
        situation=Situation.RESIDENT,
        lodging=Lodging.SECURE if has_shelter else Lodging.NONE,
    )


def facts_of_case(case: Case) -> Household:
    members = case.members.select_related("person").order_by("position", "id")
    detention = getattr(case, "detention", None) if case.kind == CaseKind.DETAINED else None
    return Household(
        people=tuple(_traveller(member.person.born_on, member) for member in members),
        registered_on=case.registered_at.date(),
        is_detained=detention is not None,
        removal_on=detention.removal_on if detention else None,
        children_at_risk=bool(detention and detention.children_at_risk),
        **_situation(case),
    )


def _situation(case: Case) -> dict[str, Any]:
    if request := ReturnRequest.objects.filter(case=case).first():
        return {name: getattr(request, name) for name in SITUATION}
    if case.kind != CaseKind.RETURNEE:
        return {}
    homeless = NeedsAssessment.objects.filter(case=case, urgent__contains=[Urgency.SHELTER]).exists()
    return {"situation": Situation.RESIDENT, "lodging": Lodging.NONE if homeless else Lodging.SECURE}
