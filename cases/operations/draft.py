"""A household writes its registration: every page is kept at once, and sending it twice makes one registration."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import Actor, EventKind, Source
from cases.models import Case, HelpDraft, RegistrationDraft
from cases.operations.register import Registration, register_household
from cases.operations.timeline import note_event
from cases.rules.answers import Answers, Typed
from repatriation.common.refusals import Refusal


def start_draft(*, language: str, by: Any, at: datetime) -> RegistrationDraft:
    draft = RegistrationDraft(language=language, started_at=at, saved_at=at)
    draft.save(force_insert=True)
    return draft


@transaction.atomic
def save_page(
    token: UUID, *, key: str, typed: Typed, mark: str, near: dict[str, Any] | None = None, by: Any, at: datetime
) -> Answers:
    """Keep what was typed on one page, also where it has errors; pages kept by another tab stay."""
    draft = _open_draft(token)
    answers = Answers.read(draft.answers)
    answers.put(key, typed, mark=mark, near=near)
    _save(draft, answers, at=at)
    return answers


@transaction.atomic
def remove_person(token: UUID, *, number: int, by: Any, at: datetime) -> None:
    """Removing somebody who is no longer there changes nothing."""
    draft = _open_draft(token)
    answers = Answers.read(draft.answers)
    answers.remove_person(number)
    _save(draft, answers, at=at)


@transaction.atomic
def send_draft(
    token: UUID, registration: Registration, *, version: int, source: Source, remarks: str, by: Any, at: datetime
) -> Case:
    """Make the registration, once. Refused when the answers are no longer those of `version`, which were checked."""
    draft = RegistrationDraft.objects.select_for_update().get(pk=token)
    if draft.sent_at is None and draft.version != version:
        raise Refusal(_("Sus respuestas cambiaron en otra ventana. Vuelva, revíselas y envíe otra vez."))
    case = register_household(registration, token=token, source=source, by=by, at=at)
    if draft.sent_at is None:
        if remarks:
            note_event(
                case, "note", kind=EventKind.NOTE, by=by, at=at, actor=Actor.HOUSEHOLD, note=remarks, is_public=False
            )
        _close(draft, at=at)
    return case


def forget_drafts(*, at: datetime, batch: int = 500) -> int:
    """Delete what was never sent, of whichever form, and not touched for settings.DRAFT_LIFETIME; how many."""
    return sum(_forget(model, at=at, batch=batch) for model in (RegistrationDraft, HelpDraft))


def _forget(model: type[RegistrationDraft] | type[HelpDraft], *, at: datetime, batch: int) -> int:
    old = model._default_manager.filter(sent_at=None, saved_at__lt=at - settings.DRAFT_LIFETIME)
    some = list(old.order_by("saved_at", "token").values_list("token", flat=True)[:batch])
    deleted, _kinds = model._default_manager.filter(token__in=some, sent_at=None).delete()
    return deleted


def _close(draft: RegistrationDraft, *, at: datetime) -> None:
    """The short code opens it no longer: from now on the registration has a key of its own, a longer one."""
    draft.sent_at, draft.answers, draft.code = at, "", ""
    draft.save(update_fields=["sent_at", "answers", "code", "code_index"])


def _open_draft(token: UUID) -> RegistrationDraft:
    draft = RegistrationDraft.objects.select_for_update().get(pk=token)
    if draft.sent_at is not None:
        raise Refusal(_("Este registro ya fue enviado."))
    return draft


def _save(draft: RegistrationDraft, answers: Answers, *, at: datetime) -> None:
    draft.answers, draft.saved_at, draft.version = answers.written(), at, draft.version + 1
    draft.save(update_fields=["answers", "saved_at", "version"])
