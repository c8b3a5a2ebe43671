"""Every kind of bad text in every field of every page: said at the field or kept as typed; nothing breaks out."""

import re

import pytest

from cases.rules.answers import DONE
from tests.cases.public.bad_input import (
    HOUSEHOLD,
    LONGEST_KEPT,
    TEXTS,
    as_shown,
    fields,
    no_limits,  # noqa: F401 - a fixture
    sent,
    whole_draft,
)

pytestmark = pytest.mark.django_db
WRITTEN = fields("text", "folded")
CHOSEN = fields("choice", "select", "choices", "check")
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def error_at(page, name):
    found = re.search(rf'<p class="msg" id="{name}-error">(.+?)</p>', page.html)
    return found[1] if found else ""


def assert_summary_leads_to_fields(page, kind):
    led_to = re.findall(r'<li><a href="#([^"]+)"', page.html)
    assert page.html.count('class="msg"') == len(set(led_to)), kind
    assert all(f'id="{target}"' in page.html for target in led_to), kind
    assert ("<title>Error:" in page.html) == bool(led_to), kind


@pytest.mark.parametrize(("key", "name"), WRITTEN)
def test_bad_text_is_explained_at_its_field_or_kept_as_typed(key, name):
    client, base = whole_draft()

    for kind, text in TEXTS.items():
        page, answers = sent(client, base, key, HOUSEHOLD[key] | {name: text})

        assert answers.mark(key) == DONE or error_at(page, name) or text.strip() == "", kind
        assert answers.value(key, name) == text[:LONGEST_KEPT], kind
        assert page.values[name] == as_shown(text), kind
        assert (page.foreign, HIDDEN.findall(page.html)) == ([], []), kind
        assert_summary_leads_to_fields(page, kind)
        asked = {part: value for part, value in HOUSEHOLD[key].items() if part in answers.typed(key) and part != name}
        assert {part: answers.value(key, part) for part in asked} == asked, kind


@pytest.mark.parametrize(("key", "name"), CHOSEN)
def test_answer_that_was_never_offered_is_refused_at_its_field_or_left_out(key, name):
    client, base = whole_draft()

    for kind, text in TEXTS.items():
        page, answers = sent(client, base, key, HOUSEHOLD[key] | {name: text})

        assert answers.mark(key) == DONE or "<title>Error:" in page.html, kind
        assert (page.foreign, HIDDEN.findall(page.html)) == ([], []), kind
        assert kind in ("empty", "spaces") or text[:40] not in page.html, kind
