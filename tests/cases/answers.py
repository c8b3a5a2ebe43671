"""Plain answers of a household that registers."""

from datetime import date

from cases.enums import Purpose
from cases.operations.register import PersonAnswers, Registration


def person(**changes):
    plain = {
        "given_names": "Rosa", "paternal_surname": "Quispe", "maternal_surname": "Mamani",
        "born_on": date(1990, 5, 17), "sex": "F", "nationalities": ("PE",),
    }  # fmt: skip
    return PersonAnswers(**plain | changes)


def registration(*people, **changes):
    plain = {
        "contact_name": "Rosa Quispe", "email": "rosa@example.org", "country": "US", "subdivision": "US-FL",
        "city": "Miami", "airports": ("MIA",), "consents": (Purpose.RETURN, Purpose.COUNTERPART),
    }  # fmt: skip
    return Registration(people=people or (person(),), **plain | changes)
