"""A relative reports that somebody is detained. Receiving is one row, whoever it is about; placing it is the worker's.

So the answer is the same, and as quick, for somebody who is known already and for somebody who is not.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from cases.enums import HelpForm
from cases.models import RelativeReport
from cases.operations.help_draft import lock_to_send, mark_sent
from cases.queries.responsible_office import responsible_office
from cases.rules.relative_word import Word
from consulates.models import DetentionFacility


@transaction.atomic
def send_report(token: UUID, word: Word, *, version: int, by: Any, at: datetime) -> RelativeReport:
    """Receive the report, once. Nothing is looked up about the person."""
    draft = lock_to_send(token, HelpForm.RELATIVE, version=version)
    if draft.sent_at is not None:
        return RelativeReport.objects.select_related("office").get(draft_token=token)
    detained = word.detained
    office = responsible_office(detained.country, detained.subdivision, on=at.date())
    facility = DetentionFacility.objects.select_related("office").filter(pk=detained.facility or 0).first()
    report = RelativeReport(
        draft_token=token, office=facility.office if facility else office, received_at=at,
        contact_name=word.contact_name, relation=word.relation, authority=word.authority, email=word.email,
        phone=word.phone, language=word.language, hours=word.hours, wants_news=word.wants_news,
        is_urgent=detained.is_urgent(at.date()), given=detained.written(), note=word.note,
    )  # fmt: skip
    report.save(force_insert=True)
    mark_sent(draft, at=at)
    return report
