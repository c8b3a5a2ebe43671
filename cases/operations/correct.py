"""The household corrects what it told us: one page at a time, its order computed anew at once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import Actor, CaseState, Clock, DocumentKind, EventKind, NamedAs
from cases.models import Case, CaseMember, FollowUp, IdentityDocument, NamedContact, Person
from cases.operations.duplicates.keep_keys import keep_keys
from cases.operations.outbox import queue_message
from cases.operations.timeline import note_event
from cases.operations.triage import lock_case, triage_case
from cases.queries.own_values import Rows, rows_behind, values_in
from cases.queries.responsible_office import responsible_office
from cases.rules.own_pages import (
    CONTACT,
    PERSON,
    PLACE,
    REPRESENTATIVE,
    TRUSTED,
    Values,
    changes,
    mark_of,
    may_change,
    names_of,
    why_not,
)
from cases.signals import case_changed, case_changing
from repatriation.common.refusals import Refusal


@dataclass(frozen=True)
class Correction:
    """A page as the household sends it: `seen` is the mark of what it showed; `number` that of a person.

    `remark` is for the office alone.
    """

    page: str
    values: Values
    seen: str
    number: int = 0
    remark: str = ""


class ChangedMeanwhile(Refusal):
    """What is stored is no longer what the page showed: another window or the office was faster."""

    def __init__(self, stored: Values) -> None:
        super().__init__(_("Estos datos cambiaron mientras usted escribía. Revíselos y guarde otra vez."))
        self.stored = stored


@transaction.atomic
def correct(case: Case, correction: Correction, *, by: Any, at: datetime) -> list[str]:
    """The codes of what was changed; nothing when all of it is stored already. The timeline never holds the values."""
    locked = lock_to_change(case, correction.page)
    rows = rows_behind(locked, correction.page, correction.number)
    stored = values_in(rows, correction.page)
    if all(row is None for row in rows.values()):
        raise Refusal(_("Esa persona ya no está en el registro."))
    differing = changes(stored, correction.values)
    if not differing:
        return []
    if correction.seen != mark_of(stored):
        raise ChangedMeanwhile(stored)
    _write(locked, rows, differing)
    changed = names_of(differing)
    note_event(locked, "household_corrected", **_by_household(by, at), values={"fields": changed})
    _note_remark(locked, correction, by=by, at=at)
    _tell_former_address(locked, stored.get("case", {}).get("email", ""), at=at)
    if differing.get("case", {}).get("in_danger"):
        warn_office(locked, _("La familia dice que corre peligro: no se le escribe. Búsquela con cuidado."), at=at)
    _follow(locked, correction.page, by=by, at=at)
    return changed


def _tell_former_address(case: Case, former: str, *, at: datetime) -> None:
    """Whoever got hold of the key and turns the letters away doesn't do it unseen; nothing of the people is said."""
    if former and former.casefold() != case.email.casefold():
        queue_message(case, "contact_changed", key=f"{case.reference}:{at.isoformat()}", at=at, recipient=former)


def lock_to_change(case: Case, page: str) -> Case:
    """The registration, locked after whatever holds places for it; refused kindly where the page is closed."""
    case_changing.send(sender=Case, case=case)
    locked = lock_case(case)
    if not may_change(locked, page):
        raise Refusal(why_not(locked, page))
    return locked


def _by_household(by: Any, at: datetime) -> dict[str, Any]:
    return {"kind": EventKind.CORRECTION, "by": by, "at": at, "actor": Actor.OFFICER if by else Actor.HOUSEHOLD}


def _note_remark(case: Case, correction: Correction, *, by: Any, at: datetime) -> None:
    """What has no field of its own is a note for the office."""
    if correction.remark:
        note_event(case, "note", **_by_household(by, at), note=correction.remark, is_public=False)


def _write(case: Case, rows: Rows, differing: Values) -> None:
    for name, fields in differing.items():
        row = rows[name]
        if name == "document":
            write_document(rows["person"], row, fields)
        elif name == "national":
            write_document(rows["person"], row, fields | NATIONAL_ID)
        elif name in NamedAs.values:
            write_named(row or NamedContact(case=case, named_as=name), fields)
        elif row is not None:
            for field, value in fields.items():
                setattr(row, field, value)
            row.save(update_fields=list(fields))
    if person := rows.get("person"):
        keep_keys([person.pk])


def write_document(person: Any, paper: Any, fields: dict[str, Any]) -> None:
    """A document without a number is none; the first number makes one."""
    if paper is None:
        if fields.get("number"):
            IdentityDocument(person=person, **fields).save(force_insert=True)
        return
    for field, value in fields.items():
        setattr(paper, field, value)
    if paper.number:
        paper.save()
    else:
        paper.delete()


NATIONAL_ID: dict[str, Any] = {"kind": DocumentKind.NATIONAL_ID, "country": settings.HOME_COUNTRY}


def write_named(named: Any, fields: dict[str, Any]) -> None:
    """Somebody without a name is nobody."""
    for field, value in fields.items():
        setattr(named, field, value)
    if named.name:
        named.save()
    elif named.pk:
        named.delete()


def _follow(case: Case, page: str, *, by: Any, at: datetime) -> None:
    """What a correction brings with it."""
    if page in (TRUSTED, REPRESENTATIVE):
        return
    if page == CONTACT:
        case_changed.send(sender=Case, case=case, at=at, may_refuse=False)
        return
    if page == PLACE:
        _move_office(case, at=at)
    follow_change(case, by=by, at=at)
    if page == PERSON and case.state == CaseState.CONFIRMED:
        warn_office(
            case, _("La familia corrigió sus datos después de aceptar el asiento: revise el manifiesto."), at=at
        )


def follow_change(case: Case, *, by: Any, at: datetime) -> None:
    """Whoever holds places for the household may object; then its order is computed anew, in this transaction."""
    case_changed.send(sender=Case, case=case, at=at)
    triage_case(case, by=by, at=at)


def warn_office(case: Case, words: Any, *, at: datetime) -> None:
    FollowUp.objects.create(case=case, clock=Clock.NOTE, note=str(words), opened_at=at, due_at=at)


def _move_office(case: Case, *, at: datetime) -> None:
    """Another place may belong to another office; clocks that run go on running."""
    office = responsible_office(str(case.country), case.subdivision, on=at.date())
    if office == case.office:
        return
    case.office, case.officer = office, None
    case.save(update_fields=["office", "officer"])
    note_event(case, "office_changed", kind=EventKind.DECISION, by=None, at=at, values={"office": office.name})


@transaction.atomic
def add_person(case: Case, correction: Correction, *, by: Any, at: datetime, limit: int) -> bool:
    """Under its number, which is in the address of the page: pressed twice, it is the same person."""
    locked = lock_to_change(case, "anadir")
    rows = rows_behind(locked, PERSON, correction.number)
    if rows["member"] is not None:
        stored = values_in(rows, PERSON)
        if changes(stored, correction.values):
            raise ChangedMeanwhile(stored)
        return False
    positions = [position for (position,) in locked.members.order_by("position").values_list("position")]
    if len(positions) >= limit:
        raise Refusal(_("Un registro puede tener hasta %(limit)s personas.") % {"limit": limit})
    if correction.number != max(positions, default=0) + 1:
        raise Refusal(_("La lista de personas cambió mientras usted escribía. Vuelva a su registro y revísela."))
    _insert_person(locked, correction)
    note_event(locked, "person_added", **_by_household(by, at))
    _note_remark(locked, correction, by=by, at=at)
    follow_change(locked, by=by, at=at)
    return True


def _insert_person(case: Case, correction: Correction) -> None:
    values = correction.values
    person = Person(**values["person"])
    person.save(force_insert=True)
    write_document(person, None, values.get("document", {}))
    write_document(person, None, values.get("national", {}) | NATIONAL_ID)
    keep_keys([person.pk])
    member = CaseMember(case=case, person=person, position=correction.number, **values.get("member", {}))
    member.save(force_insert=True)


@transaction.atomic
def remove_person(case: Case, *, number: int, seen: str, by: Any, at: datetime) -> bool:
    """Not the first, to whom the others are related; nor somebody who stands on a list of passengers."""
    locked = lock_to_change(case, "quitar")
    rows = rows_behind(locked, PERSON, number)
    member, person = rows["member"], rows["person"]
    if not isinstance(member, CaseMember) or person is None:
        return False
    stored = values_in(rows, PERSON)
    if seen != mark_of(stored):
        raise ChangedMeanwhile(stored)
    _check_removable(locked, member)
    try:
        member.delete()
    except models.ProtectedError:
        raise Refusal(
            _("Esta persona ya estuvo en la lista de un vuelo: la debe quitar su oficina consular.")
        ) from None
    _forget(person)
    note_event(locked, "person_removed", **_by_household(by, at))
    follow_change(locked, by=by, at=at)
    return True


def _check_removable(case: Case, member: CaseMember) -> None:
    if case.members.count() == 1:
        raise Refusal(_("Es la única persona del registro. Si ya no quiere viajar, retire el registro."))
    if case.members.order_by("position", "id").first() == member:
        raise Refusal(_("Es la primera persona del registro, la titular: para quitarla, pídalo a su oficina consular."))


def _forget(person: Any) -> None:
    """Who is in no other registration goes with the documents; what others still refer to stays."""
    if person.memberships.exists():
        return
    key = person.pk
    try:
        person.delete()
    except models.ProtectedError:
        return
    keep_keys([key])
