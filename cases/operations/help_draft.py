"""Somebody writes one of the short forms: every page is kept at once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import HelpForm
from cases.models import HelpDraft
from cases.rules.answers import Typed
from cases.rules.short_form import Journey, ShortAnswers
from repatriation.common.refusals import Refusal


def start_help_draft(form: HelpForm, *, language: str, by: Any, at: datetime) -> HelpDraft:
    draft = HelpDraft(form=form, language=language, started_at=at, saved_at=at)
    draft.save(force_insert=True)
    return draft


@transaction.atomic
def save_help_page(
    token: UUID, journey: Journey, *, key: str, typed: Typed, mark: str, near: dict[str, Any] | None, by: Any,
    at: datetime,
) -> ShortAnswers:  # fmt: skip
    """Keep what was typed on one page, also where it has errors; pages kept by another tab stay."""
    draft = lock_help_draft(token, journey.form)
    if draft.sent_at is not None:
        raise Refusal(_("Este pedido ya fue enviado."))
    answers = ShortAnswers.read(draft.answers)
    assert isinstance(answers, ShortAnswers)
    answers.keep(key, typed, mark=mark, near=near, asked_again=journey.depends.get(key, ()))
    draft.answers, draft.saved_at, draft.version = answers.written(), at, draft.version + 1
    draft.save(update_fields=["answers", "saved_at", "version"])
    return answers


def lock_help_draft(token: UUID, form: HelpForm) -> HelpDraft:
    return HelpDraft.objects.select_for_update().get(pk=token, form=form)


def lock_to_send(token: UUID, form: HelpForm, *, version: int) -> HelpDraft:
    """The draft, to be sent. Refused when the answers are no longer those of `version`, which were checked."""
    draft = lock_help_draft(token, form)
    if draft.sent_at is None and draft.version != version:
        raise Refusal(_("Sus respuestas cambiaron en otra ventana. Vuelva, revíselas y envíe otra vez."))
    return draft


def mark_sent(draft: HelpDraft, *, at: datetime) -> None:
    """Nothing of what was typed stays in the draft."""
    draft.sent_at, draft.answers = at, ""
    draft.save(update_fields=["sent_at", "answers"])
