"""What is stored behind each page that a household may correct, as plain values."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from cases.enums import DocumentKind
from cases.models import Case, CaseMember, IdentityDocument, NamedContact, Representative, ReturnRequest
from cases.rules.own_pages import NEEDS, PERSON, REPRESENTATIVE, STORED, TRUSTED, Values

Rows = dict[str, models.Model | None]


def rows_behind(case: Case, page: str, number: int = 0) -> Rows:
    """The rows of a page, None for one that isn't there; a person is found by its number in the registration."""
    if page in (PERSON, NEEDS):
        return _rows_of_member(case, page, number)
    if page == TRUSTED:
        named = {str(one.named_as): one for one in NamedContact.objects.filter(case=case).order_by("named_as")}
        return {"case": case, **{row: named.get(row) for row in STORED[page]}}
    if page == REPRESENTATIVE:
        return {"representative": Representative.objects.filter(case=case).first()}
    if "request" in STORED[page]:
        return {"request": ReturnRequest.objects.filter(case=case).first()}
    return {"case": case}


def _rows_of_member(case: Case, page: str, number: int) -> Rows:
    member = CaseMember.objects.filter(case=case, position=number).select_related("person").order_by("id").first()
    if page == NEEDS:
        return {"member": member}
    person = member.person if member else None
    papers = papers_of(IdentityDocument.objects.filter(person=person).order_by("id")) if person else NO_PAPERS
    return {"person": person, "member": member, **papers}


NO_PAPERS: dict[str, IdentityDocument | None] = {"document": None, "national": None}


def papers_of(stored: Iterable[IdentityDocument]) -> dict[str, IdentityDocument | None]:
    """The document that the household's page is about, and the national identity number beside it; the oldest first."""
    papers = list(stored)
    others = [paper for paper in papers if paper.kind != DocumentKind.NATIONAL_ID]
    main = next(iter([*others, *papers]), None)
    national = next((paper for paper in papers if paper not in others and paper is not main), None)
    return {"document": main, "national": national}


def values_in(rows: Rows, page: str) -> Values:
    """Plain values, in the types that the forms give; nothing for a row that isn't there."""
    return {
        row: {name: _plain(getattr(rows[row], name)) for name in names if hasattr(rows[row], name)}
        for row, names in STORED[page].items()
        if rows.get(row) is not None
    }


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return list(value)
    if value is None or isinstance(value, bool | int):
        return value
    return value if hasattr(value, "year") else str(value)


def people_values(case: Case) -> dict[int, Values]:
    """What is stored of each person, by number, in two queries."""
    papers = models.Prefetch("person__documents", IdentityDocument.objects.order_by("id"))
    members = CaseMember.objects.filter(case=case).select_related("person").prefetch_related(papers)
    return {member.position: _values_of(member) for member in members.order_by("position", "id")}


def _values_of(member: CaseMember) -> Values:
    papers = papers_of(member.person.documents.all())
    return values_in({"person": member.person, "member": member, **papers}, PERSON)


def next_number(case: Case) -> int:
    """The number that the next person gets."""
    highest = CaseMember.objects.filter(case=case).aggregate(highest=models.Max("position"))["highest"]
    return int(highest or 0) + 1
