"""Two persons are one: a link between them, what hangs from the one goes to the other, and all of it can be undone."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import BEFORE_RETURN_STATES, IN_LINE_STATES, CaseKind, CaseState, EventKind, SameBy
from cases.lifecycles import DUPLICATE_LIFECYCLE, MERGE_LIFECYCLE
from cases.models import Case, CaseMember, DuplicateCandidate, FollowUp, Person, PersonMerge, Repeat
from cases.operations.duplicates.keep_keys import keep_keys
from cases.operations.duplicates.moving import check_unchanged, give_back, move_rows, picture
from cases.operations.find_repeats import flag_repeat
from cases.operations.timeline import note_event
from cases.operations.triage import triage_case
from cases.signals import case_changing, person_merging
from repatriation.common.refusals import NotAllowed, Refusal

HOLDS_A_PLACE = (CaseState.OFFERED, CaseState.CONFIRMED, CaseState.BOARDED)


@transaction.atomic
def merge_persons(pair: DuplicateCandidate, *, kept: Person, reason: str, by: Any, at: datetime) -> PersonMerge:
    """`kept` is one of the two; the other is absorbed. Refused where it would change what was promised to anybody."""
    first, second = _locked_persons(pair.first_id, pair.second_id)
    kept, absorbed = (first, second) if kept.pk == first.pk else (second, first)
    theirs, others = _cases_of(kept), _cases_of(absorbed)
    _lock([*theirs, *others])
    if not DuplicateCandidate.objects.wholly_visible_to(by).filter(pk=pair.pk).exists():
        raise NotAllowed
    DUPLICATE_LIFECYCLE.move(pair, "merge", by=by, at=at, reason=reason)
    _check(kept, absorbed, theirs, others)
    person_merging.send(sender=Person, theirs=theirs, others=others)
    moved = move_rows(absorbed, kept)
    repeat = _repeat(theirs, others, at=at)
    merge = PersonMerge.objects.create(
        kept=kept, absorbed=absorbed, candidate=pair, state_since=at, by=by, at=at, reason=reason,
        moved={"rows": moved, "picture": picture(kept), "repeat": repeat and repeat.pk},
    )  # fmt: skip
    _follow(merge, theirs, others, code="person_merged", by=by, at=at)
    return merge


@transaction.atomic
def undo_merge(merge: PersonMerge, *, reason: str, by: Any, at: datetime) -> None:
    """Everything stands again as before the merge, or nothing changes and the refusal says what has happened since."""
    kept, absorbed = _both(merge, *_locked_persons(merge.kept_id, merge.absorbed_id))
    cases = _cases_of(kept)
    _lock(cases)
    if Case.objects.visible_to(by).filter(pk__in=[case.pk for case in cases]).count() != len(cases):
        raise NotAllowed
    MERGE_LIFECYCLE.move(merge, "undo", by=by, at=at, reason=reason)
    later = PersonMerge.objects.standing().filter(kept__in=[kept, absorbed], pk__gt=merge.pk)
    if later.exists() or PersonMerge.objects.standing().filter(absorbed=kept).exists():
        raise Refusal(_("No se puede deshacer: hay una unión más nueva de esta persona. Deshaga primero esa."))
    check_unchanged(merge.moved["picture"], picture(kept))
    _take_back_repeat(merge.moved["repeat"], by=by, at=at)
    give_back(merge.moved["rows"], absorbed)
    DUPLICATE_LIFECYCLE.move(merge.candidate, "unmerge", by=by, at=at, reason=reason)
    _follow(merge, _cases_of(kept), _cases_of(absorbed), code="merge_undone", by=by, at=at)


def _both(merge: PersonMerge, first: Person, second: Person) -> tuple[Person, Person]:
    return (first, second) if first.pk == merge.kept_id else (second, first)


def _locked_persons(*keys: int) -> tuple[Person, Person]:
    """In the order of their keys; nobody merges either of them meanwhile."""
    first, second = Person.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    return first, second


def _cases_of(person: Person) -> list[Case]:
    return list(Case.objects.filter(members__person=person).select_related("office").order_by("pk"))


def _lock(cases: Iterable[Case]) -> None:
    """Whoever holds places for them first: rotation, leg, offer, case."""
    ordered = sorted({case.pk: case for case in cases}.values(), key=_key)
    for case in ordered:
        case_changing.send(sender=Case, case=case)
    locked = Case.objects.select_for_update(of=("self",)).filter(pk__in=[case.pk for case in ordered]).order_by("pk")
    states = dict(locked.values_list("pk", "state"))
    if any(states[case.pk] != case.state for case in ordered):
        raise Refusal(_("Uno de los registros cambió en este momento. Mírelo y decida otra vez."))


def _key(case: Case) -> int:
    return int(case.pk)


def _check(kept: Person, absorbed: Person, theirs: list[Case], others: list[Case]) -> None:
    """Locked in the order person, case: the merge of a third one waits until this one stands."""
    if PersonMerge.objects.standing().filter(absorbed__in=[kept, absorbed]).exists():
        raise Refusal(_("Una de las dos ya está unida a otra persona."))
    if CaseMember.objects.filter(person=kept, case__in=others).exists():
        raise Refusal(_("Las dos están en un mismo registro: para la familia son dos personas."))
    if _repeats(theirs, others).filter(settled_at=None).exists():
        raise Refusal(_("Sus registros figuran como repetidos: decida primero si son de la misma familia."))
    if any(case.state in HOLDS_A_PLACE for case in others):
        if any(case.state in HOLDS_A_PLACE for case in theirs):
            raise Refusal(_("Las dos tienen una oferta o un asiento: retire primero uno de los dos."))
        raise Refusal(_("La que tiene una oferta o un asiento es la que debe quedar: su lista ya lleva esos datos."))
    if _hides(theirs, others):
        raise Refusal(_("En uno de los registros alguien está en peligro: no se une a personas de otro contacto."))


def _hides(theirs: list[Case], others: list[Case]) -> bool:
    """A merge lets each contact read what the other has told of the person."""
    if not any(case.in_danger or case.danger_reason for case in [*theirs, *others]):
        return False
    return any(_reached(one) != _reached(other) for one in theirs for other in others)


def _reached(case: Case) -> tuple[str, str]:
    return case.email.casefold(), str(case.phone)


def _repeats(theirs: list[Case], others: list[Case]) -> Any:
    both_ways = Repeat.objects.filter(case__in=theirs, earlier__in=others)
    return (both_ways | Repeat.objects.filter(case__in=others, earlier__in=theirs)).order_by("pk")


def _repeat(theirs: list[Case], others: list[Case], *, at: datetime) -> Repeat | None:
    """Nobody flies twice: where both wait for a flight the later registration waits to be joined or parted."""
    first, second = (next((case for case in cases if _waits(case)), None) for cases in (theirs, others))
    if first is None or second is None or _repeats(theirs, others).exists():
        return None
    earlier, later = sorted((first, second), key=_key)
    return flag_repeat(later, earlier, same_by=SameBy.PERSON, at=at)


def _waits(case: Case) -> bool:
    return case.kind == CaseKind.STRANDED and case.state in BEFORE_RETURN_STATES


def _take_back_repeat(key: int | None, *, by: Any, at: datetime) -> None:
    if key is None:
        return
    repeat = Repeat.objects.select_for_update().select_related("earlier").filter(pk=key).first()
    if repeat is None or repeat.settled_at is not None or repeat.denied_at is not None:
        raise Refusal(_("No se puede deshacer: ya se decidió sobre los dos registros de esta persona."))
    notes = FollowUp.objects.open().filter(case=repeat.case_id, note__contains=repeat.earlier.reference)
    notes.update(done_at=at, done_by=by)
    repeat.delete()


def _follow(merge: PersonMerge, theirs: list[Case], others: list[Case], *, code: str, by: Any, at: datetime) -> None:
    """Keys, the timelines of all registrations, and the order of those whose person has other values now."""
    keep_keys([merge.kept_id, merge.absorbed_id])
    for case, far in [*((case, others) for case in theirs), *((case, theirs) for case in others)]:
        references = ", ".join(other.reference for other in far)
        note_event(
            case, code, kind=EventKind.CORRECTION, by=by, at=at, values={"references": references}, is_public=False
        )  # fmt: skip
    for case in others:
        if case.state in IN_LINE_STATES:
            triage_case(case, by=by, at=at)
