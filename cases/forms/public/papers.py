"""Numbers of documents, checked for their form, in words for whoever typed them."""

from typing import cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.enums import DocumentKind
from cases.formats.national_id import Rule, WrongNumber, national_number

# A passport's number, whoever gave it: between these, with a digit.
SHORTEST_PASSPORT, LONGEST_PASSPORT = 5, 20
PARTING = " -./"


def checked_number(number: str, *, kind: str, country: str) -> str:
    """The number as it is kept; raises ValidationError. Kinds and states without a known rule are taken as typed."""
    if kind == DocumentKind.NATIONAL_ID:
        return _national(number, country)
    if kind == DocumentKind.PASSPORT:
        return _passport(number)
    return number


def _national(number: str, country: str) -> str:
    rule = cast(dict[str, Rule], settings.NATIONAL_IDS).get(country)
    if not (number and rule):
        return number
    try:
        return national_number(number, rule)
    except WrongNumber as wrong:
        if wrong.reason == "check":
            raise ValidationError(
                _("El signo que va después del guion no corresponde a este número. Revise el número en su DNI.")
            ) from None
        words = _("El número del DNI tiene %(digits)s cifras, y aquí hay %(found)s. Revíselo en su DNI.")
        raise ValidationError(words % {"digits": rule["digits"], "found": wrong.count}) from None


def _passport(number: str) -> str:
    signs = [sign for sign in number if sign not in PARTING]
    is_plain = all(sign.isascii() and sign.isalnum() for sign in signs)
    if not is_plain or not SHORTEST_PASSPORT <= len(signs) <= LONGEST_PASSPORT or not any(map(str.isdigit, signs)):
        raise ValidationError(_("Escriba el número del pasaporte como aparece en él: números, y a veces letras."))
    return number
