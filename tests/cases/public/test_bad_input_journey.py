"""Hostile text in every field that takes it, all the way: the review, the receipt, the own page, the officer's page."""

import pytest
from django.test import Client
from django.utils import timezone

from cases.forms.public.fields import readable
from cases.forms.public.registration import all_forms
from cases.models import Case
from tests import makers
from tests.cases.public.bad_input import (
    TEXTS,
    Page,
    full_answers,
    no_limits,  # noqa: F401 - a fixture
    whole_draft,
)
from tests.cases.public.walk import draft_of

pytestmark = pytest.mark.django_db
# Attributes that the hostile texts would add, and no page of ours has.
BROKEN_OUT = {"onerror", "onload", "onfocus"}
KINDS = [kind for kind, text in TEXTS.items() if text.strip() and len(text) < 1000]


def with_text(text):
    """The whole household with this text in every field that takes it; and how often it was taken."""
    answers, today, taken = full_answers(), timezone.now().date(), 0
    for key, form in all_forms(answers, today=today).items():
        for name in [name for name, field in form.public_fields() if field.kind == "text"]:
            before = answers.pages[key]["typed"]
            answers.pages[key]["typed"] = before | {name: f"Rosa {text}"}
            if all_forms(answers, today=today)[key].is_valid():
                taken += 1
            else:
                answers.pages[key]["typed"] = before
    return answers, taken


def pages_after_sending(answers):
    client, base = whole_draft()
    draft = draft_of(base)
    draft.answers = answers.written()
    draft.save()
    review = client.get(f"{base}revisar/")
    receipt = client.get(client.post(f"{base}enviar/").url, follow=True)
    case = Case.objects.get()
    officer = Client()
    officer.force_login(makers.officer(case.office))
    found = {
        "review": review,
        "receipt": receipt,
        "own": client.get(f"/es/mi-registro/{case.reference}/{case.secret}/", follow=True),
        "case": officer.get(f"/staff/cases/{case.reference}/"),
        "queue": officer.get("/staff/cases/"),
    }
    assert {name: page.status_code for name, page in found.items()} == dict.fromkeys(found, 200)
    return {name: Page(page.content.decode()) for name, page in found.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_text_goes_through_and_breaks_out_of_no_page(kind):
    answers, taken = with_text(TEXTS[kind])
    shown = readable(f"Rosa {TEXTS[kind]}")

    pages = pages_after_sending(answers)

    assert [
        name for name, page in pages.items() if BROKEN_OUT & {one for _tag, names in page.tags for one in names}
    ] == []
    if taken:
        assert [name for name in ("review", "case") if shown in "".join(pages[name].text)] == ["review", "case"]


def test_text_is_taken_by_most_fields_or_by_none():
    """A kind that no field takes would show nothing in the journey above."""
    counts = {kind: with_text(TEXTS[kind])[1] for kind in KINDS}

    refused = {kind for kind, count in counts.items() if count == 0}

    assert refused == {"null", "control", "right-to-left override", "isolates"}
