"""How one cell is read: text in, value out, or ValueError with the reason in words."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext as _
from django_countries import countries

from cases.formats.national_id import Rule, WrongNumber, national_number
from repatriation.common.letters import folded

SEXES = {"femenino": "F", "mujer": "F", "female": "F", "masculino": "M", "hombre": "M", "male": "M", "otro": "X"}
DOCUMENTS = {"pasaporte": "passport", "dni": "national_id", "tarjeta consular": "consular_card",
             "partida de nacimiento": "birth_record", "salvoconducto": "travel_certificate"}  # fmt: skip
RELATIONS = {"titular": "self", "conyuge": "spouse", "conviviente": "spouse", "esposa": "spouse", "esposo": "spouse",
             "hija": "child", "hijo": "child", "madre": "parent", "padre": "parent", "hermana": "sibling",
             "hermano": "sibling", "otro": "other", "head": "self", "son": "child", "daughter": "child",
             "mother": "parent", "father": "parent", "brother": "sibling", "sister": "sibling", "wife": "spouse",
             "husband": "spouse", "partner": "spouse"}  # fmt: skip
SITUATIONS = {"turista": "tourist", "estudiante": "student", "work and travel": "work_travel", "trabajador": "worker",
              "residente": "resident", "irregular": "irregular", "transito": "transit"}  # fmt: skip
LODGINGS = {"seguro": "secure", "si": "secure", "hasta": "until", "no": "none", "ninguno": "none"}
MEANS = {"puede pagar": "pays", "si": "pays", "una parte": "part", "parte": "part", "prestamo": "loan", "no": "none",
         "sin dinero": "none"}  # fmt: skip
HOURS = {"cualquiera": "any", "manana": "morning", "tarde": "afternoon", "noche": "evening"}
FUNDS = {"si": "enough", "pocos dias": "days", "no": "none"}
PURPOSES = {"retorno": "return", "contraparte": "counterpart", "entidades": "agencies", "familiar": "relative"}

LANGUAGE_WORDS = {"espanol": "es", "castellano": "es", "spanish": "es", "ingles": "en", "english": "en"}
YES, NO = {"si", "s", "yes", "y", "x", "1", "true", "verdadero"}, {"", "no", "n", "0", "false", "falso"}
DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?: 0?0:00(?::00)?)?")
YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[ T]0?0:00(?::00)?)?")
EXCEL_DAYS, EXCEL_START = re.compile(r"[1-7]\d{4}"), date(1899, 12, 30)
NOT_IN_NAMES = re.compile(r"[^\w\s.,'’\-ªº]|[\d_]")
LONGEST_LIFE = timedelta(days=125 * 366)

Reader = Callable[[Any], Any]


def text(longest: int) -> Reader:
    def read(cell: Any) -> str:
        words = " ".join(str(cell).split())
        if any(unicodedata.category(mark) in ("Cc", "Cs", "Co") for mark in words) or "�" in words:
            raise ValueError(_("Tiene caracteres que no son texto."))
        if len(words) > longest:
            too_long = _("Es demasiado largo: tiene %(length)s letras y caben %(longest)s.")
            raise ValueError(too_long % {"length": len(words), "longest": longest})
        return words

    return read


def name(longest: int) -> Reader:
    plain = text(longest)

    def read(cell: Any) -> str:
        words = str(plain(cell))
        if NOT_IN_NAMES.search(words) or words.startswith(("-", ".", ",", "'")):
            raise ValueError(_("Un nombre no lleva cifras ni signos."))
        return words

    return read


def day(cell: Any) -> date:
    """A date of the spreadsheet, 1990-05-17, 17/05/1990, or the number that a spreadsheet shows for it."""
    if isinstance(cell, date):
        return cell
    words = str(cell).strip()
    if found := YEAR_FIRST.fullmatch(words):
        year, month, number = map(int, found.groups())
    elif found := DAY_FIRST.fullmatch(words):
        number, month, year = map(int, found.groups())
    elif EXCEL_DAYS.fullmatch(words):
        return EXCEL_START + timedelta(days=int(words))
    else:
        raise ValueError(_("Escriba la fecha como 17/05/1990 o 1990-05-17."))
    try:
        return date(year, month, number)
    except ValueError:
        raise ValueError(_("Ese día no existe: va primero el día y después el mes.")) from None


def document_number(cell: Any) -> str:
    number = re.sub(r"[\s.\-/]", "", str(text(40)(cell))).upper()
    if number and not re.fullmatch(r"[A-Z0-9]{5,20}", number):
        raise ValueError(_("Un número de documento tiene de 5 a 20 letras y cifras."))
    return number


def email(cell: Any) -> str:
    address = str(text(254)(cell)).removeprefix("mailto:")
    try:
        validate_email(address)
    except ValidationError:
        raise ValueError(_("No es una dirección de correo.")) from None
    return address


def country(cell: Any) -> str:
    """A code (US) or a name in Spanish or English."""
    words = str(text(60)(cell))
    code = words.upper() if words.upper() in dict(countries) else _countries_by_name().get(folded(words))
    if not code:
        raise ValueError(_("No es un país ni un código de país."))
    return str(code)


def countries_listed(cell: Any) -> tuple[str, ...]:
    """Codes or names, parted by commas or the like."""
    return tuple(country(part.strip()) for part in re.split(r"[,;/|]+", str(cell)) if part.strip())


def language(cell: Any) -> str:
    """One of those the portal writes in, by code or by name."""
    known = {folded(code): code for code, _label in settings.LANGUAGES} | LANGUAGE_WORDS
    if found := known.get(folded(str(cell).strip())):
        return found
    raise ValueError(_("Escriba una de estas palabras: %(words)s.") % {"words": ", ".join(LANGUAGE_WORDS)})


def national_id(cell: Any) -> str:
    """The number of the home state's card, by its rule where there is one."""
    number = document_number(cell)
    rule = cast(dict[str, Rule], settings.NATIONAL_IDS).get(settings.HOME_COUNTRY)
    try:
        return national_number(number, rule) if rule else number
    except WrongNumber:
        raise ValueError(_("No es un número de DNI.")) from None


def yes_or_no(cell: Any) -> bool:
    answer = folded(str(cell).strip())
    if answer not in YES | NO:
        raise ValueError(_("Escriba sí o no."))
    return answer in YES


def weeks(cell: Any) -> int | None:
    answer = str(cell).strip()
    if folded(answer) in NO:
        return None
    if not answer.isdecimal() or not 1 <= int(answer) <= 45:
        raise ValueError(_("Escriba las semanas de embarazo, de 1 a 45."))
    return int(answer)


def airports(cell: Any) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(re.split(r"[\s,;/|]+", str(text(80)(cell)).upper())))
    if any(not re.fullmatch(r"[A-Z]{3,4}", code) for code in codes):
        raise ValueError(_("Escriba códigos de aeropuerto como MIA o JFK."))
    return codes


def one_of(choices: type[TextChoices], words: dict[str, str]) -> Reader:
    """A value of the choices, its label, or one of the other words for it."""

    def read(cell: Any) -> str:
        return _choice(str(cell), choices, words)

    return read


def several_of(choices: type[TextChoices], words: dict[str, str]) -> Reader:
    def read(cell: Any) -> tuple[str, ...]:
        return tuple(_choice(part, choices, words) for part in re.split(r"[,;/|]+", str(cell)) if part.strip())

    return read


@cache
def _countries_by_name() -> dict[str, str]:
    names = {}
    for language, _label in settings.LANGUAGES:
        with translation.override(language):
            names.update({folded(str(label)): code for code, label in countries})
    return names


def _choice(typed: str, choices: type[TextChoices], words: dict[str, str]) -> str:
    answer = folded(typed.strip())
    known = {folded(value): value for value in choices.values} | {folded(str(one.label)): one.value for one in choices}
    if value := known.get(answer) or words.get(answer):
        return value
    raise ValueError(_("Escriba una de estas palabras: %(words)s.") % {"words": ", ".join([*words, *choices.values])})
