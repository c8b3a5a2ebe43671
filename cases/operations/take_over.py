"""The newest answers of a household become those of its first registration, which keeps its place in the line."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models import (
    Case,
    CaseMember,
    Consent,
    IdentityDocument,
    NamedContact,
    Person,
    Representative,
    ReturnRequest,
)
from cases.operations.duplicates.keep_keys import keep_keys
from cases.queries.twins import same_person
from repatriation.common.refusals import Refusal

OF_CASE = (
    "office_id", "country", "subdivision", "city", "address", "contact_name", "email", "phone", "uses_whatsapp",
    "call_hours", "language",
)  # fmt: skip
OF_PERSON = ("given_names", "paternal_surname", "maternal_surname", "born_on", "sex", "nationalities")
OWN = ("id", "case", "person", "position", "relation")


def take_over(earlier: Case, case: Case, *, limit: int, at: datetime) -> None:
    """Copied, so that the later registration still shows what it said.

    Whoever stood only in the earlier one goes on standing there: nobody loses a place by being left out.
    """
    _take_case(earlier, case)
    _take_members(earlier, case, limit=limit)
    _take_request(earlier, case)
    _take_consents(earlier, case, at=at)
    for model in (Representative, NamedContact):
        model.objects.filter(case=earlier).delete()
        for row in model.objects.filter(case=case).order_by("pk"):
            _copy(row, case=earlier)


def _take_case(earlier: Case, case: Case) -> None:
    is_moved = earlier.office_id != case.office_id
    _take(earlier, case, OF_CASE)
    earlier.office = case.office
    earlier.in_danger = earlier.in_danger or case.in_danger
    earlier.danger_reason = case.danger_reason or earlier.danger_reason
    if is_moved:
        earlier.officer = None
    earlier.save(update_fields=[*OF_CASE, "in_danger", "danger_reason", "officer"])


def _take(to: models.Model, source: models.Model, names: tuple[str, ...]) -> None:
    for name in names:
        setattr(to, name, getattr(source, name))


def _copy(row: models.Model, **changes: object) -> None:
    """A row of its own with the same values."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name != "id"}
    for name in changes:
        values.pop(f"{name}_id", None)
    type(row)(**{**values, **changes}).save(force_insert=True)


def _take_members(earlier: Case, case: Case, *, limit: int) -> None:
    known = list(CaseMember.objects.filter(case=earlier).select_related("person").order_by("position", "pk"))
    place = max((member.position for member in known), default=0)
    for newer in CaseMember.objects.filter(case=case).select_related("person").order_by("position", "pk"):
        if older := next((member for member in known if _is_same(member.person, newer.person)), None):
            _take_member(older, newer)
            continue
        place += 1
        if len(known) >= limit:
            raise Refusal(
                _("Juntos serían más de %(limit)s personas. Hable con su oficina consular.") % {"limit": limit}
            )
        known.append(newer)
        _copy(newer, case=earlier, position=place)


def _papers(person: Person) -> dict[tuple[str, str], IdentityDocument]:
    rows = IdentityDocument.objects.filter(person=person).exclude(number_index="").order_by("pk")
    return {(paper.number_index, str(paper.country)): paper for paper in rows}


def _is_same(one: Person, other: Person) -> bool:
    return bool(_papers(one).keys() & _papers(other).keys()) or same_person(one, other)


def _take_member(older: CaseMember, newer: CaseMember) -> None:
    """The person keeps its row: flights refer to it."""
    _take_row(older, newer)
    _take(older.person, newer.person, OF_PERSON)
    older.person.save(update_fields=OF_PERSON)
    known = _papers(older.person)
    for key, paper in _papers(newer.person).items():
        if key in known:
            IdentityDocument.objects.filter(pk=known[key].pk).update(kind=paper.kind, expires_on=paper.expires_on)
        else:
            _copy(paper, person=older.person)
    keep_keys([older.person_id])


def _take_request(earlier: Case, case: Case) -> None:
    older = ReturnRequest.objects.filter(case=earlier).first()
    newer = ReturnRequest.objects.filter(case=case).first()
    if older and newer:
        _take_row(older, newer)


def _take_row(older: models.Model, newer: models.Model) -> None:
    """Every answer of the row, but not what makes it that row."""
    names = tuple(field.name for field in older._meta.concrete_fields if field.name not in OWN)
    _take(older, newer, names)
    older.save(update_fields=names)


def _take_consents(earlier: Case, case: Case, *, at: datetime) -> None:
    """The newest word counts: what was not agreed to again is withdrawn."""
    live = Consent.objects.filter(case=earlier, withdrawn_at=None, agency=None)
    newer = list(Consent.objects.filter(case=case, withdrawn_at=None, agency=None).order_by("pk"))
    live.exclude(purpose__in=[consent.purpose for consent in newer]).update(withdrawn_at=at)
    known = set(live.order_by("pk").values_list("purpose", flat=True))
    for consent in newer:
        if consent.purpose not in known:
            _copy(consent, case=earlier)
