"""Telephones are read as people of a country write them, and asked for with its own example."""

import phonenumbers
from django.utils.translation import gettext_lazy as _
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from cases.forms.public.fields import Phone
from consulates.queries.places import country_name
from repatriation.common.refusals import StrOrPromise

NO_COUNTRY = "+1 305 555 0134"


def fit_phone(field: Phone, country: str) -> None:
    """Without its code a number is one of `country`; one of elsewhere begins with + and its code."""
    field.region = country or None
    local, whole = example(country)
    field.hint = hint(country, local)
    field.error_messages["invalid"] = _(
        "Ese teléfono no existe. Revise si falta o sobra un número; de otro país, empiece con + y su código: %(whole)s"
    ) % {"whole": whole}


def hint(country: str, local: str) -> StrOrPromise:
    if not local:
        return _("Con + y el código del país.")
    words = {"country": country_name(country), "example": local}
    return _("De %(country)s, por ejemplo %(example)s. De otro país, con + y su código.") % words


def example(country: str) -> tuple[str, str]:
    """A mobile number of the country as it is written there, and as it is written abroad; '' where none is known."""
    number = phonenumbers.example_number_for_type(country, PhoneNumberType.MOBILE) if country else None
    if number is None:
        return "", NO_COUNTRY
    local = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    return local, phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
