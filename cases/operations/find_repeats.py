"""Each new registration is compared with those before it; away from the form, which so tells nobody anything."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from cases.enums import BEFORE_RETURN_STATES, Actor, Clock, EventKind, SameBy
from cases.models import Case, FollowUp, Repeat, RepeatCheck
from cases.operations.outbox import queue_message
from cases.operations.timeline import note_event
from cases.queries.twins import twins

# In this language the officers read.
OFFICE_LANGUAGE = "es"


@transaction.atomic
def compare_next(*, at: datetime) -> bool:
    """Compare one registration that was not compared yet; False when there is none."""
    due = RepeatCheck.objects.select_for_update(skip_locked=True).order_by("case_id").first()
    if due is None:
        return False
    _compare(due, at=at)
    return True


@transaction.atomic
def compare_now(case: Case, *, at: datetime) -> None:
    """The same for one that somebody is about to put on the list; nothing when it was compared already."""
    due = RepeatCheck.objects.select_for_update().filter(case=case).first()
    if due is not None:
        _compare(due, at=at)


def _compare(due: RepeatCheck, *, at: datetime) -> None:
    """The first of them stays as it is; every later one repeats it. Locked in the order of their keys."""
    found = twins(Case.objects.get(pk=due.case_id))
    cases = {case.pk: case for case in _locked([due.case_id, *found]) if case.state in BEFORE_RETURN_STATES}
    if due.case_id in cases:
        first = cases[min(cases)]
        later = [cases[due.case_id]] if first.pk != due.case_id else [cases[key] for key in sorted(cases)[1:]]
        for case in later:
            flag_repeat(case, first, same_by=found[first.pk if case.pk == due.case_id else case.pk], at=at)
    due.delete()


def _locked(keys: list[int]) -> list[Case]:
    rows = Case.objects.select_for_update(of=("self",)).select_related("office")
    return list(rows.filter(pk__in=keys).order_by("pk"))


def flag_repeat(case: Case, earlier: Case, *, same_by: SameBy, at: datetime) -> Repeat:
    """Its officer reads it at once. Whoever registered first is told, unless somebody may be hiding from them."""
    is_told = _may_be_told(case, earlier)
    repeat, is_new = Repeat.objects.get_or_create(
        case=case, defaults={"earlier": earlier, "same_by": same_by, "found_at": at, "is_told": is_told}
    )
    if not is_new:
        return repeat
    system = {"kind": EventKind.TRIAGE, "by": None, "at": at, "actor": Actor.SYSTEM, "is_public": False}
    note_event(case, "repeat_found", note=earlier.reference, **system)  # type: ignore[arg-type]
    with translation.override(OFFICE_LANGUAGE):
        note = _("Posible registro repetido de %(reference)s") % {"reference": earlier.reference}
    FollowUp.objects.create(case=case, clock=Clock.NOTE, note=note, opened_at=at, due_at=at)
    if is_told:
        queue_message(earlier, "repeated", key=f"{earlier.reference}:{at:%Y-%m-%d}", at=at)
    return repeat


def _may_be_told(case: Case, earlier: Case) -> bool:
    """A woman who registers again without her husband must not be betrayed by it."""
    hides = case.in_danger or earlier.in_danger or case.danger_reason or earlier.danger_reason
    return not hides and not case.members.filter(suffered_violence=True).exists()
