"""The documents of a case as its household and its office read them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from cases.enums import CaseState, UploadFault, UploadState
from cases.lifecycles import UPLOAD_LIFECYCLE
from cases.models import Case, CaseMember, Upload, UploadMove, UploadRead
from cases.rules.access import may_work
from cases.rules.documents import FAULT_WORDS, Traveller, Wanted, wanted_documents
from repatriation.common.refusals import StrOrPromise

HOUSEHOLD_STATES: dict[UploadState, StrOrPromise] = {
    UploadState.RECEIVED: _("Lo estamos revisando"),
    UploadState.CLEAN: _("Lo recibimos bien"),
    UploadState.REFUSED: _("No lo pudimos usar"),
}
REFUSED_SHOWN = 10


@dataclass(frozen=True)
class UploadRow:
    """One document. `why` is for the household; `reads` and `buttons` for the office."""

    upload: Upload
    state_words: StrOrPromise
    why: StrOrPromise
    reason: str
    may_remove: bool = False
    opened: tuple[UploadRead, ...] = ()


def uploads_of_household(case: Case) -> list[UploadRow]:
    """Newest first; what it took back is gone, and of what was refused the last ones stay."""
    rows = case.uploads.exclude(state=UploadState.REMOVED).select_related("person", "case").order_by("-number", "-id")
    shown = list(rows[: REFUSED_SHOWN + 20])
    return [_household_row(upload, _reasons(shown)) for upload in shown]


def _household_row(upload: Upload, reasons: dict[int, str]) -> UploadRow:
    return UploadRow(
        upload=upload,
        state_words=HOUSEHOLD_STATES[UploadState(upload.state)],
        why=fault_words(upload),
        reason=reasons.get(upload.pk, ""),
        may_remove=UPLOAD_LIFECYCLE.allows(upload, "remove", None),
    )


def fault_words(upload: Upload) -> StrOrPromise:
    return FAULT_WORDS[UploadFault(upload.fault)] if upload.state == UploadState.REFUSED else ""


def _reasons(uploads: list[Upload]) -> dict[int, str]:
    """What the office wrote when it asked for another."""
    asked = [upload.pk for upload in uploads if upload.fault == UploadFault.OFFICE]
    moves = UploadMove.objects.filter(thing__in=asked, action="ask_for_another").order_by("at", "id")
    return dict(moves.values_list("thing_id", "reason"))


def wanted_of(case: Case, *, today: date) -> list[Wanted]:
    """What would still help; nothing for who is on the way home or there."""
    if not case.is_open or case.state in (CaseState.BOARDED, CaseState.RETURNED):
        return []
    members = CaseMember.objects.filter(case=case).select_related("person").order_by("position", "id")
    sent = set(Upload.objects.kept().filter(case=case).values_list("person_id", "kind"))
    return wanted_documents([_traveller(member) for member in members], sent, today=today)


def _traveller(member: CaseMember) -> Traveller:
    needs = (
        member.needs_stretcher, member.pregnancy_weeks, member.medicine_until, member.has_disability,
        member.danger_to_life,
    )  # fmt: skip
    return Traveller(member.person_id, member.person.full_name, member.person.born_on, any(needs))


def upload_of_household(case: Case, token: UUID) -> Upload | None:
    found = Upload.objects.filter(case=case, token=token).exclude(state=UploadState.REMOVED)
    return found.select_related("case__office").first()


def uploads_of_office(case: Case, user: Any) -> list[UploadRow]:
    """All but those taken back. The name that the household gave its file is for who works the case."""
    rows = Upload.objects.visible_to(user).filter(case=case).exclude(state=UploadState.REMOVED)
    if not may_work(case, user):
        rows = rows.defer("name")
    shown = list(rows.select_related("person", "seen_by").defer("key").order_by("-number", "-id"))
    reasons, opened = _reasons(shown), _opened(shown)
    return [
        UploadRow(
            upload=upload, state_words=upload.get_state_display(), why=upload.get_fault_display(),
            reason=reasons.get(upload.pk, ""), opened=tuple(opened.get(upload.pk, ())),
        )
        for upload in shown
    ]  # fmt: skip


def _opened(uploads: list[Upload]) -> dict[int, list[UploadRead]]:
    """Who has opened the file, the last time of each."""
    reads = UploadRead.objects.filter(upload__in=uploads).select_related("by")
    reads = reads.order_by("upload_id", "by_id", "-at", "-id")
    found: dict[int, list[UploadRead]] = {}
    for read in reads.distinct("upload_id", "by_id"):
        found.setdefault(read.upload_id, []).append(read)
    return found
