"""A household asks that a person looks at its order or at a decision, and an officer answers in words."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.enums import Actor, Clock, EventKind, ReviewAbout
from cases.models import Case, ReviewRequest
from cases.operations.clocks import meet_clocks, open_clocks
from cases.operations.outbox import queue_message
from cases.operations.timeline import note_event
from cases.operations.triage import lock_case
from cases.rules.access import may_work
from cases.rules.own_pages import may_ask_review
from repatriation.common.refusals import NotAllowed, Refusal


@transaction.atomic
def ask_review(case: Case, *, about: ReviewAbout, words: str, by: Any, at: datetime) -> ReviewRequest:
    """Once at a time: asked again in the same words it is the same request."""
    locked = lock_case(case)
    if not may_ask_review(locked):
        raise Refusal(_("Este registro está cerrado. Si necesita algo, llame a su oficina consular."))
    pending: ReviewRequest | None = ReviewRequest.objects.filter(case=locked, answered_at=None).order_by("id").first()
    if pending:
        if (pending.about, pending.words) == (about, words):
            return pending
        raise Refusal(_("Ya pidió una revisión y su oficina consular la está mirando. Verá la respuesta en su página."))
    review = ReviewRequest(case=locked, about=about, words=words, asked_at=at)
    review.save(force_insert=True)
    open_clocks(locked, Clock.REVIEW, at=at)
    actor = Actor.OFFICER if by else Actor.HOUSEHOLD
    note_event(
        locked, "review_asked", kind=EventKind.DECISION, by=by, at=at, actor=actor, values={"about": about.value}
    )
    return review


@transaction.atomic
def answer_review(review: ReviewRequest, *, answer: str, by: Any, at: datetime) -> None:
    """The household reads the answer on its page, and by mail that there is one."""
    locked = lock_case(review.case)
    if not may_work(locked, by):
        raise NotAllowed
    if not answer.strip():
        raise Refusal(_("Escriba la respuesta para la familia."), status=400)
    answered = ReviewRequest.objects.select_for_update().get(pk=review.pk)
    if answered.answered_at is not None:
        raise Refusal(_("Alguien de la oficina ya respondió."))
    answered.answer, answered.answered_at, answered.answered_by = answer.strip(), at, by
    answered.save(update_fields=["answer", "answered_at", "answered_by"])
    meet_clocks(locked, Clock.REVIEW, by=by, at=at)
    note_event(locked, "review_answered", kind=EventKind.DECISION, by=by, at=at)
    queue_message(locked, "review_answered", key=str(review.pk), at=at)
