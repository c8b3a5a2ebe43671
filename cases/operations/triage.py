"""The order of help of a case: computed by the rules, read and verified by a person, overridden by two."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import CaseState, Clock, EventKind, OverrideState
from cases.lifecycles import OVERRIDE_LIFECYCLE
from cases.models import Case, Repeat, TierOverride
from cases.operations.clocks import meet_clocks, open_clocks
from cases.operations.facts import facts_of_case
from cases.operations.find_repeats import compare_now
from cases.operations.outbox import queue_message
from cases.operations.timeline import move_case, note_event
from cases.rules.access import is_second_person, may_work
from cases.rules.next_change import next_change
from cases.rules.priority import RULES_VERSION, priority
from repatriation.common.refusals import NotAllowed, Refusal

ORDER = ["tier", "counts_from", "factors", "rules_version"]
STORED = [*ORDER, "recheck_on"]


def lock_case(case: Case) -> Case:
    """The case as it is now, held until the end of the transaction."""
    return Case.objects.select_for_update(of=("self",)).select_related("office").get(pk=case.pk)


@transaction.atomic
def triage_case(case: Case, *, by: Any, at: datetime) -> None:
    """Compute tier, days and reasons anew; the household is told when its tier has changed."""
    locked = lock_case(case)
    before = {name: getattr(locked, name) for name in STORED}
    _apply_rules(locked, at=at)
    if any(getattr(locked, name) != before[name] for name in STORED):
        _save_order(case, locked)
    if any(getattr(locked, name) != before[name] for name in ORDER):
        was = {"was": before["tier"]} if locked.tier != before["tier"] else {}
        note_event(case, "triaged", kind=EventKind.TRIAGE, by=by, at=at, values={"tier": locked.tier, **was})
    if locked.tier != before["tier"]:
        _tell_new_tier(locked, at=at)


def _apply_rules(case: Case, *, at: datetime) -> None:
    """By the rules; a tier that two persons confirmed stays."""
    household = facts_of_case(case)
    order = priority(household, at.date())
    case.recheck_on = next_change(household, at.date())
    case.tier, case.factors = order.tier, order.factors
    case.counts_from = case.registered_at.date() - timedelta(days=order.bonus_days)
    case.rules_version = RULES_VERSION
    override = case.overrides.filter(state=OverrideState.CONFIRMED).order_by("-state_since", "-id").first()
    if override:
        case.tier = override.tier
        case.factors = [{"code": "override", "values": {}}, *order.factors]


def _save_order(shown: Case, locked: Case) -> None:
    locked.save(update_fields=STORED)
    for name in STORED:
        setattr(shown, name, getattr(locked, name))


def _tell_new_tier(case: Case, *, at: datetime) -> None:
    """A household that now is in tier 1 must be seen within hours."""
    if case.tier == 1 and case.read_at is None:
        open_clocks(case, Clock.TIER_ONE, at=at)
    queue_message(case, "new_tier", key=f"{case.reference}:{at.isoformat()}", at=at, values={"tier": case.tier})


@transaction.atomic
def read_case(case: Case, *, by: Any, at: datetime) -> None:
    """A person of the office has read the registration; the first time counts."""
    locked = lock_case(case)
    if not may_work(locked, by):
        raise NotAllowed
    if locked.read_at is None:
        locked.read_at, locked.read_by = at, by
        locked.save(update_fields=["read_at", "read_by"])
        meet_clocks(locked, Clock.TRIAGE, Clock.TIER_ONE, by=by, at=at)
        note_event(locked, "read", kind=EventKind.READ, by=by, at=at, values={"office": locked.office.name})
    case.read_at, case.read_by = locked.read_at, locked.read_by


@transaction.atomic
def verify_case(case: Case, *, by: Any, at: datetime) -> None:
    """The registration is in order: the household is on the waiting list from now."""
    compare_now(case, at=at)
    if Repeat.objects.open().of(case).exists():
        raise Refusal(_("Alguien de esta familia ya está en otro registro. Decida primero si es la misma familia."))
    read_case(case, by=by, at=at)
    if case.state == CaseState.RECEIVED:
        move_case(case, "verify", by=by, at=at)
    move_case(case, "put_on_list", by=by, at=at)


@transaction.atomic
def propose_override(case: Case, *, tier: int, reason: str, by: Any, at: datetime) -> TierOverride:
    """An officer wants another tier than the rules give; nothing changes before a second person has agreed."""
    locked = lock_case(case)
    if not may_work(locked, by):
        raise NotAllowed
    if not reason.strip():
        raise Refusal(_("Escriba el motivo."), status=400)
    if tier == locked.tier or not 1 <= tier <= 5:
        raise Refusal(_("Elija un grupo del 1 al 5 distinto del actual."), status=400)
    if locked.overrides.filter(state=OverrideState.PROPOSED).exists():
        raise Refusal(_("Ya hay un cambio de grupo por decidir."))
    note_event(locked, "override_proposed", kind=EventKind.DECISION, by=by, at=at)
    return TierOverride.objects.create(case=locked, tier=tier, reason=reason.strip(), state_since=at, proposed_by=by)


@transaction.atomic
def decide_override(override: TierOverride, *, confirm: bool, by: Any, at: datetime) -> None:
    """The head of the office, who is not the one that proposed it, confirms or refuses."""
    case = lock_case(override.case)
    if not is_second_person(override, by):
        raise NotAllowed
    OVERRIDE_LIFECYCLE.move(override, "confirm" if confirm else "refuse", by=by, at=at)
    override.decided_by = by
    override.save(update_fields=["decided_by"])
    if not confirm:
        note_event(case, "override_refused", kind=EventKind.DECISION, by=by, at=at)
        return
    _apply_rules(case, at=at)
    _save_order(override.case, case)
    note_event(case, "override_confirmed", kind=EventKind.DECISION, by=by, at=at, values={"tier": case.tier})
    _tell_new_tier(case, at=at)
