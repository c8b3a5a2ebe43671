"""Documents that a household uploads: which ones help, and what is said about one that can't be used."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from cases.enums import UploadFault, UploadKind
from repatriation.common.refusals import StrOrPromise

IDENTITY = frozenset({UploadKind.PASSPORT, UploadKind.NATIONAL_ID})
OF_AGE = 18

FAULT_WORDS: dict[UploadFault, StrOrPromise] = {
    UploadFault.DAMAGED: _("El archivo está dañado o incompleto. Tome la foto o guarde el PDF otra vez y envíelo."),
    UploadFault.PASSWORD: _("El PDF pide una contraseña. Guárdelo sin contraseña, o envíe una foto de cada página."),
    UploadFault.TOO_BIG_INSIDE: _(
        "El archivo es demasiado grande o complicado por dentro. Envíe una foto de cada página."
    ),
    UploadFault.UNSAFE: _(
        "El antivirus detuvo este archivo. Puede que su teléfono o su computadora tenga un virus: envíe una foto nueva."
    ),
    UploadFault.OFFICE: _("Su oficina consular pide que envíe otro."),
}


@dataclass(frozen=True)
class Traveller:
    """What decides which documents of a person help."""

    pk: int
    name: str
    born_on: date | None
    has_health_needs: bool


@dataclass(frozen=True)
class Wanted:
    """One document that would help, not yet sent."""

    person: Traveller
    kind: UploadKind
    words: StrOrPromise


def wanted_documents(
    travellers: Sequence[Traveller], sent: Collection[tuple[int | None, str]], *, today: date
) -> list[Wanted]:
    """Of each person: one that says who it is, a minor's birth record, a report where health decides. None is a duty.

    `sent` holds (person or None for the whole family, kind); what was sent for all counts for each.
    """
    wanted: list[Wanted] = []
    for traveller in travellers:
        has = {kind for person, kind in sent if person in (traveller.pk, None)}
        if not has & IDENTITY:
            wanted.append(Wanted(traveller, UploadKind.PASSPORT, _("pasaporte o DNI")))
        if _is_minor(traveller.born_on, today) and UploadKind.BIRTH_RECORD not in has:
            wanted.append(Wanted(traveller, UploadKind.BIRTH_RECORD, _("partida de nacimiento")))
        if traveller.has_health_needs and UploadKind.MEDICAL_REPORT not in has:
            wanted.append(Wanted(traveller, UploadKind.MEDICAL_REPORT, _("informe médico")))
    return wanted


def _is_minor(born_on: date | None, today: date) -> bool:
    if born_on is None:
        return False
    return (today.year - born_on.year) - ((today.month, today.day) < (born_on.month, born_on.day)) < OF_AGE
