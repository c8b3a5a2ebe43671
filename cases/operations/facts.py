"""What the order of help may know of a household, from its answers or from what is stored."""

from datetime import date
from typing import TYPE_CHECKING, Any

from cases.enums import CaseKind
from cases.models import Case, ReturnRequest
from cases.rules.household import Household, Traveller

if TYPE_CHECKING:
    from cases.operations.register import PersonAnswers, Registration

NEEDS = (
    "danger_to_life", "pregnancy_weeks", "medicine_until", "has_disability", "needs_wheelchair", "needs_stretcher",
    "suffered_violence",
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


def facts_of_detainee(person: "PersonAnswers", *, registered_on: date, removal_on: date | None) -> Household:
    people = (_traveller(person.born_on, person),)
    return Household(people=people, registered_on=registered_on, is_detained=True, removal_on=removal_on)


def facts_of_case(case: Case) -> Household:
    members = case.members.select_related("person").order_by("position", "id")
    request = ReturnRequest.objects.filter(case=case).first()
    detention = getattr(case, "detention", None) if case.kind == CaseKind.DETAINED else None
    return Household(
        people=tuple(_traveller(member.person.born_on, member) for member in members),
        registered_on=case.registered_at.date(),
        is_detained=detention is not None,
        removal_on=detention.removal_on if detention else None,
        **({name: getattr(request, name) for name in SITUATION} if request else {}),
    )
