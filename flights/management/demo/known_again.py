"""Three who are likely registered already: one for the ministry, one twin, and one who hides.

Nothing of it is written here but what they said: that they are alike, the check at the door finds.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from cases.enums import DocumentKind, Lodging, Means, Relation, Sex, Situation, Source
from cases.models import Case
from cases.operations.register import PersonAnswers, Registration, register_household
from cases.operations.work import add_note
from flights.management.demo.families import ALL_PURPOSES
from flights.management.demo.story import Story

HOME = "PE"
PATERSON = {"subdivision": "US-NJ", "city": "Paterson", "airports": ("EWR", "JFK"), "phone": "+19735550171"}
HOUSTON = {"subdivision": "US-TX", "city": "Houston", "airports": ("IAH",), "phone": "+17135550172"}
MIAMI = {"subdivision": "US-FL", "city": "Miami", "airports": ("MIA",)}


@dataclass(frozen=True)
class Twice:
    """What was registered first, and what somebody registered afterwards."""

    first: Registration
    second: Registration


def register_again(story: Story) -> list[Case]:
    """The later registrations, which the check at the door looks at once all of it is stored."""
    again = []
    for turn, twice in enumerate((_went_on_to_another_city(), _twins(), _hides_from_home())):
        at = story.ago(hours=31 - turn)
        earlier = _register(twice.first, at)
        story.verify([earlier], within=timedelta(hours=5))
        if turn == 1:
            note = "Viaja por su cuenta: su hermano gemelo también está en Miami y se registra aparte."
            add_note(earlier, note=note, by=story.officers[earlier.office_id], at=at + timedelta(hours=6))
        again.append(_register(twice.second, at + timedelta(hours=18 + 3 * turn)))
    return again


def _register(registration: Registration, at: datetime) -> Case:
    asked = replace(registration, earliest_on=at.date())
    return register_household(asked, token=None, source=Source.HOUSEHOLD, by=None, at=at)


def _adult(
    given_names: str, paternal: str, maternal: str, born_on: date, sex: str, *, document_number: str = "",
    national_id: str = "",
) -> PersonAnswers:  # fmt: skip
    return PersonAnswers(
        given_names=given_names, paternal_surname=paternal, maternal_surname=maternal, born_on=born_on, sex=sex,
        nationalities=(HOME,), document_kind=DocumentKind.PASSPORT, document_number=document_number,
        document_country=HOME if document_number else "", national_id=national_id,
    )  # fmt: skip


def _household(*people: PersonAnswers, **where: Any) -> Registration:
    return Registration(
        people=people, contact_name=people[0].given_names.split()[0] + " " + people[0].paternal_surname, country="US",
        situation=Situation.TOURIST, means=Means.PART, destination="PE-LIM", consents=ALL_PURPOSES, **where,
    )  # fmt: skip


def _went_on_to_another_city() -> Twice:
    """A number known by heart, with a digit changed, a letter changed in the surname, another telephone."""
    nelly = _adult("Nelly Rosario", "Chuquizuta", "Paredes", date(1987, 4, 23), Sex.FEMALE, national_id="43718256")
    again = replace(nelly, paternal_surname="Chuquisuta", national_id="43718266")
    return Twice(
        _household(nelly, email="nelly.chuquizuta@example.org", **PATERSON),
        _household(again, email="nellyrosario87@example.org", phone="+13055550173", **MIAMI),
    )


def _twins() -> Twice:
    """Two brothers. The second hasn't his passport at hand, so that no number tells them apart."""
    born = date(1994, 9, 8)
    luis = _adult("José Luis", "Ñahuincopa", "Tapia", born, Sex.MALE, document_number="118402356")
    carlos = _adult("José Carlos", "Ñahuincopa", "Tapia", born, Sex.MALE)
    return Twice(
        _household(luis, email="joseluis.nahuincopa@example.org", phone="+13055550174", **MIAMI),
        _household(carlos, email="josecarlos.nahuincopa@example.org", phone="+17865550175", **MIAMI),
    )


def _hides_from_home() -> Twice:
    """She registered with her husband, then alone and far away: neither he nor Houston may learn of it."""
    pilar = _adult("Pilar Victoria", "Reátegui", "Loayza", date(1991, 2, 14), Sex.FEMALE, document_number="116730492")
    husband = _adult("Marco Antonio", "Zavaleta", "Ochoa", date(1985, 11, 3), Sex.MALE, document_number="115048127")
    alone = replace(pilar, suffered_violence=True, document_number="", document_country="")
    return Twice(
        _household(
            husband, replace(pilar, relation=Relation.SPOUSE), email="marco.zavaleta@example.org", **HOUSTON
        ),
        _household(
            alone, phone="+13055550176", in_danger=True, danger_reason="Teme a su esposo. Él tiene su pasaporte.",
            lodging=Lodging.NONE, **MIAMI,
        ),
    )  # fmt: skip
