"""Support at home: what a returned person needs, and the referral to the agency that gives it."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Min, Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cases.enums import CaseState, Clock, EventKind, Purpose, ReferralState
from cases.lifecycles import REFERRAL_LIFECYCLE
from cases.models import Case, Consent, FollowUp, NeedsAssessment, Person, Referral, ReferralUpdate
from cases.operations.clocks import meet_clocks, open_clocks
from cases.operations.timeline import move_case, note_event
from cases.operations.triage import lock_case
from cases.rules.access import may_answer_referral, may_support
from cases.rules.clocks import due
from cases.rules.service_lines import service_words
from consulates.models import ServiceLine
from repatriation.common.refusals import NotAllowed, Refusal

AT_HOME = [CaseState.RETURNED, CaseState.ARRIVED, CaseState.ASSESSED, CaseState.SUPPORTED]
ANSWERS = ["accept", "decline", "start", "complete"]


@transaction.atomic
def assess_needs(case: Case, *, person: Person, needs: list[str], note: str, by: Any, at: datetime) -> NeedsAssessment:
    """What one person asked for on arriving; `needs` are codes of service lines."""
    locked = _lock_supported(case, person, by)
    needs = list(dict.fromkeys(needs))
    known = set(ServiceLine.objects.filter(code__in=needs).values_list("code", flat=True))
    if not known.issuperset(needs):
        raise Refusal(_("Esa necesidad no está en la lista de servicios."), status=400)
    assessment = NeedsAssessment.objects.create(
        case=locked, person=person, needs=needs, note=note.strip(), by=by, at=at
    )
    if locked.lifecycle.allows(locked, "assess", by):
        move_case(case, "assess", by=by, at=at)
    else:
        note_event(locked, "needs_asked", kind=EventKind.NOTE, by=by, at=at)
    return assessment


@transaction.atomic
def refer(case: Case, *, person: Person, line: ServiceLine, what: str, by: Any, at: datetime) -> Referral:
    """Hands one person to one agency. Without a live consent, or with the danger flag, nothing is shared."""
    locked = _lock_supported(case, person, by)
    _check_sharing(locked, line)
    if not what.strip():
        raise Refusal(_("Escriba qué se pide a la entidad."), status=400)
    if not line.is_open:
        raise Refusal(_("Esta línea de servicio no recibe derivaciones ahora."))
    referral = Referral.objects.create(
        case=locked, person=person, line=line, what=what.strip(), state_since=at, sent_at=at,
        answer_due_at=due(Clock.REFERRAL, at), by=by,
    )  # fmt: skip
    REFERRAL_LIFECYCLE.move(referral, "send", by=by, at=at)
    note_event(locked, "referred", kind=EventKind.DECISION, by=by, at=at, values={"agency": line.agency.code})
    open_clocks(locked, Clock.REFERRAL, at=at)
    if locked.lifecycle.allows(locked, "support", by):
        move_case(case, "support", by=by, at=at)
    return referral


def propose_referrals(case: Case, wishes: dict[Person, list[str]], *, agencies: list[str], at: datetime) -> int:
    """Drafts of what a household asked for itself, at the agencies it agreed to; a person sends them, or doesn't."""
    lines = ServiceLine.objects.filter(agency__code__in=agencies, is_open=True).order_by("agency__code", "code", "id")
    drafts = Referral.objects.bulk_create(
        Referral(case=case, person=person, line=line, what=_asked(person, line), state_since=at)
        for person, needs in wishes.items()
        for line in lines
        if line.code in needs
    )
    return len(drafts)


def _asked(person: Person, line: ServiceLine) -> str:
    """In the language of the agencies; the officer who sends it writes the rest."""
    with translation.override(settings.LANGUAGE_CODE):
        words = {"name": person.full_name, "service": service_words(line.code)}
        return str(_("%(name)s pide este apoyo: %(service)s.") % words)


@transaction.atomic
def send_referral(referral: Referral, *, what: str, by: Any, at: datetime) -> None:
    """A draft goes to its agency, in the words of who sends it: from now the agency sees it."""
    locked = _lock_supported(referral.case, referral.person, by)
    _check_sharing(locked, referral.line)
    if not what.strip():
        raise Refusal(_("Escriba qué se pide a la entidad."), status=400)
    if not referral.line.is_open:
        raise Refusal(_("Esta línea de servicio no recibe derivaciones ahora."))
    REFERRAL_LIFECYCLE.move(referral, "send", by=by, at=at)
    referral.what, referral.by, referral.sent_at, referral.answer_due_at = what.strip(), by, at, due(Clock.REFERRAL, at)
    referral.save(update_fields=["what", "by", "sent_at", "answer_due_at"])
    note_event(locked, "referred", kind=EventKind.DECISION, by=by, at=at, values={"agency": referral.line.agency.code})
    open_clocks(locked, Clock.REFERRAL, at=at)
    for action in ("assess", "support"):
        if locked.lifecycle.allows(locked, action, by):
            move_case(locked, action, by=by, at=at)


@transaction.atomic
def drop_referral(referral: Referral, *, reason: str, by: Any, at: datetime) -> None:
    """A draft that is not sent, and why."""
    _lock_supported(referral.case, referral.person, by)
    REFERRAL_LIFECYCLE.move(referral, "drop", by=by, at=at, reason=reason)


@transaction.atomic
def answer_referral(referral: Referral, action: str, *, note: str, by: Any, at: datetime) -> None:
    """The agency accepts, declines, starts or completes; its words stay with the referral."""
    if action not in ANSWERS or not may_answer_referral(referral, by):
        raise NotAllowed
    case = lock_case(referral.case)
    REFERRAL_LIFECYCLE.move(referral, action, by=by, at=at, reason=note)
    if note.strip():
        ReferralUpdate.objects.create(referral=referral, note=note.strip(), by=by, at=at)
    values = {"agency": referral.line.agency.code, "answer": referral.state}
    note_event(case, "referral_answered", kind=EventKind.DECISION, by=by, at=at, values=values)
    _reset_clock(case, by=by, at=at)


def _lock_supported(case: Case, person: Person, by: Any) -> Case:
    """The case of somebody who is home, in the hands of who may support them."""
    locked = lock_case(case)
    if not may_support(locked, by):
        raise NotAllowed
    if locked.state not in AT_HOME:
        raise Refusal(_("Esta familia todavía no ha llegado."))
    if not locked.members.filter(person=person).exists():
        raise Refusal(_("Esta persona no es de esta familia."), status=400)
    return locked


def _check_sharing(case: Case, line: ServiceLine) -> None:
    if case.in_danger:
        raise Refusal(_("Esta familia está en peligro: sus datos no se comparten con nadie."))
    for_agency = Q(agency__isnull=True) | Q(agency=line.agency_id)
    consents = Consent.objects.filter(for_agency, case=case, purpose=Purpose.AGENCIES, withdrawn_at__isnull=True)
    if not consents.exists():
        raise Refusal(_("La familia no ha dado su consentimiento para compartir sus datos con las entidades."))


def _reset_clock(case: Case, *, by: Any, at: datetime) -> None:
    """One clock runs for a case: until the earliest answer that is still awaited, or it is met."""
    awaited = Referral.objects.filter(case=case, state=ReferralState.SENT).aggregate(due=Min("answer_due_at"))["due"]
    if awaited is None:
        meet_clocks(case, Clock.REFERRAL, by=by, at=at)
    else:
        FollowUp.objects.open().filter(case=case, clock=Clock.REFERRAL).update(due_at=awaited)
