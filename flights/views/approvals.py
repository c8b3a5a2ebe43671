"""The ministry's own gate: submit, decide by another person, clear, cancel."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from flights.forms.reasons import DecisionForm, ReasonForm, SubmitForm
from flights.models import Approval, Rotation
from flights.operations.approve import cancel_rotation, clear_rotation, decide_rotation, submit_rotation
from flights.rules import may_clear, may_decide, may_plan
from flights.views.acting import ActsOn, plain
from flights.views.pages import approval_page, rotation_page


def may_decide_it(approval: Approval, user: Any) -> bool:
    return may_decide(approval.rotation, user)


@ActsOn(Rotation, rule=may_plan, title=_("Presentar para aprobación"), page=rotation_page, form=plain(SubmitForm))
def submit(request: HttpRequest, rotation: Rotation, answers: dict[str, Any]) -> None:
    submit_rotation(rotation, legal_ground=answers["legal_ground"], by=request.user, at=timezone.now())


def approval_facts(approval: Approval) -> list[tuple[Any, Any]]:
    people = sum(line["people"] for line in approval.official_list)
    return [
        (_("Presentada por"), approval.submitted_by),
        (_("Base legal"), approval.legal_ground),
        (_("Tramos"), len(approval.official_list)),
        (_("Personas en la relación oficial"), people),
    ]


@ActsOn(
    Approval,
    rule=may_decide_it,
    title=_("Decidir"),
    page=approval_page,
    form=plain(DecisionForm),
    named=lambda approval: approval.rotation,
    facts=approval_facts,
)
def decide(request: HttpRequest, approval: Approval, answers: dict[str, Any]) -> None:
    decision, conditions = answers["decision"], answers["conditions"]
    decide_rotation(approval, decision=decision, conditions=conditions, by=request.user, at=timezone.now())


@ActsOn(Rotation, rule=may_clear, title=_("Declarar con permisos"), page=rotation_page)
def clear(request: HttpRequest, rotation: Rotation, answers: dict[str, Any]) -> None:
    clear_rotation(rotation, by=request.user, at=timezone.now())


@ActsOn(
    Rotation, rule=may_plan, title=_("Cancelar la rotación"), page=rotation_page, form=plain(ReasonForm), is_grave=True
)
def cancel(request: HttpRequest, rotation: Rotation, answers: dict[str, Any]) -> None:
    cancel_rotation(rotation, reason=answers["reason"], by=request.user, at=timezone.now())
