"""The plain view: inserts the same rows as a registration, with nothing looked up, checked or composed."""

import copy
import secrets
import uuid
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from cases.models import (
    Case,
    CaseEvent,
    CaseMember,
    Consent,
    FollowUp,
    IdentityDocument,
    Message,
    Person,
    ReturnRequest,
)
from repatriation.common.references import new_reference, new_secret

ROWS_OF_A_CASE: list[type[models.Model]] = [ReturnRequest, Consent, FollowUp, CaseEvent, Message]


class Model:
    """The rows of one registration, to be inserted again and again under other numbers."""

    case: Any = None
    persons: list[Any] = []
    documents: list[Any] = []
    members: list[Any] = []
    rest: dict[type[models.Model], list[Any]] = {}

    @classmethod
    def take(cls, case: Case) -> None:
        cls.case = Case.objects.get(pk=case.pk)
        cls.members = list(CaseMember.objects.filter(case=case).order_by("position"))
        cls.persons = [member.person for member in cls.members]
        cls.documents = list(IdentityDocument.objects.filter(person__in=cls.persons).order_by("id"))
        cls.rest = {model: list(model._default_manager.filter(case=case).order_by("pk")) for model in ROWS_OF_A_CASE}


def fresh(row: Any, **changes: Any) -> Any:
    again = copy.copy(row)
    again.pk = None
    for name, value in changes.items():
        setattr(again, name, value)
    return again


@login_not_required
@csrf_exempt
@transaction.atomic
def insert_registration(request: HttpRequest) -> HttpResponse:
    case = fresh(
        Model.case, reference=new_reference(), secret=new_secret(), draft_token=uuid.uuid4(),
        tie_break=secrets.randbelow(2**31),
    )  # fmt: skip
    case.save(force_insert=True)
    persons = Person.objects.bulk_create(fresh(person) for person in Model.persons)
    by_old = {old.pk: new for old, new in zip(Model.persons, persons, strict=True)}
    IdentityDocument.objects.bulk_create(fresh(row, person=by_old[row.person_id]) for row in Model.documents)
    CaseMember.objects.bulk_create(fresh(row, case=case, person=by_old[row.person_id]) for row in Model.members)
    for model, rows in Model.rest.items():
        changes = {"key": secrets.token_hex(16)} if model is Message else {}
        model._default_manager.bulk_create([fresh(row, case=case, **changes) for row in rows])
    return HttpResponse(case.reference)
