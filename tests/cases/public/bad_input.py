"""What people, machines and ill will put into a form; and a draft in which every page with fields is open."""

from html.parser import HTMLParser

import pytest
from django.test import Client
from django.utils import timezone

from cases.forms.public.registration import all_forms
from cases.rules.answers import DONE, Answers
from repatriation.common.sheets import readable_only
from tests.cases.public.walk import REPRESENTS, TYPED, address, day, draft_of, person, place, started

LONGEST_KEPT = 1000
TEXTS = {
    "empty": "",
    "spaces": " \u00a0\t ",
    "ten thousand characters": "A" * 10_000,
    "ten thousand with spaces": "Rosa " * 2_000,
    "null": "Ro\x00sa",
    "control": "Ro\x07sa \x1b[31mQuispe\x7f",
    "right-to-left override": "Rosa \u202easoR",
    "isolates": "\u2066Rosa\u2069 \u2067Q",
    "right-to-left letters": "רוזה",
    "emoji": "Rosa 🙂🇵🇪",
    "joined emoji": "Rosa 👩‍👩‍👧",
    "combining marks": "R" + "\u0301\u0323" * 40 + "osa",
    "decomposed": "Begon\u0303a",
    "script": "<script>alert(1)</script>",
    "attribute": '"\'><img src=x onerror=alert(1)> onfocus=alert(1) autofocus="',
    "entity": "&lt;b&gt;&amp;&#60;script&#62;",
    "comment": "--><!--<svg onload=alert(1)>",
    "end tags": "</textarea></form></title></style>",
    "sql": "'; DROP TABLE cases_case; --",
    "template": "{{ 7*7 }}{% load x %}{{ settings.SECRET_KEY }}",
    "other templates": "${7*7} #{7*7} <%= 7*7 %> %(name)s {name} %s",
    "path": "../../../../etc/passwd",
    "windows path": "..\\..\\windows\\win.ini%00",
    "formula": '=HYPERLINK("http://x.example","Rosa")',
    "plus": "+51*2",
    "minus": "-1+1|cmd",
    "at": "@SUM(A1:A9)",
    "header": "Rosa\r\nBcc: x@example.org",
    "private use": "\ue000text\ue002given_names\ue002\ue001",
    "replacement": "Rosa \ufffd \uffff",
    "astral": "𝕽𝖔𝖘𝖆 𒐫",
}
HOUSEHOLD = TYPED | {
    "quien": {"who": "lawyer"},
    "representante": REPRESENTS,
    "persona.1": person(document_kind="none", no_document="Me los robaron.", national_id="10117410"),
    "persona.2": person("Ana"),
    "necesidades.2": TYPED["necesidades.1"] | {"health_note": "Diabetes."},
    "viaje": TYPED["viaje"] | {
        "goes_by_land": "on", "transit": ["BO"], "has_ticket": "on", "airline": "LATAM", "booking": "K7QXM4",
        **day("earliest_on", f"1 6 {timezone.now().year + 1}"), **day("latest_on", f"1 7 {timezone.now().year + 1}"),
    },
}  # fmt: skip
NEAR = {"office": "Consulado", "airports": [["MIA", "Miami (MIA)"]], "by_land": ["BO"]}


@pytest.fixture(autouse=True)
def no_limits(settings):
    """So many pages from one address would be asked to wait."""
    settings.RATE_LIMITS = dict.fromkeys(settings.RATE_LIMITS, "1000000/hour")


def full_answers():
    return Answers(pages={key: {"typed": dict(typed), "mark": DONE} for key, typed in HOUSEHOLD.items()}, near=NEAR)


def fields(*kinds):
    """(key of the page, name of the field) of every field of these kinds, on every page of the registration."""
    forms = all_forms(full_answers(), today=timezone.now().date())
    return [(key, name) for key, form in forms.items() for name, field in form.public_fields() if field.kind in kinds]


def whole_draft():
    """A draft of two people, filled in by somebody else, with every page right; and the client that holds it."""
    client = Client()  # not the strict one: here {{ is something that was typed
    place()
    base = started(client)
    draft = draft_of(base)
    draft.answers = full_answers().written()
    draft.save()
    return client, base


class Page(HTMLParser):
    """The tags of a page with their attributes, its text, and what stands in each of its controls."""

    def __init__(self, html):
        super().__init__()
        self.html, self.tags, self.values, self.text, self._area = html, [], {}, [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append((tag, tuple(sorted(attributes))))
        if tag == "input" and attributes.get("type") in ("text", "email", "tel") and "name" in attributes:
            self.values[attributes["name"]] = attributes.get("value", "")
        if tag == "textarea":
            self._area = attributes["name"]
            self.values[self._area] = ""

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data):
        self.text.append(data)
        if self._area:
            self.values[self._area] += data.removeprefix("\n")

    @property
    def foreign(self):
        """Tags and attributes that no page of ours has."""
        return [
            (tag, names) for tag, names in self.tags
            if tag in ("script", "img", "svg", "iframe", "object") or any(name.startswith("on") for name in names)
        ]  # fmt: skip


def sent(client, base, key, typed):
    """The page as it comes back, the response of the sending, and what was kept."""
    response = client.post(address(base, key), typed)
    assert response.status_code == 302
    shown = client.get(address(base, key))
    assert shown.status_code == 200
    return Page(shown.content.decode()), Answers.read(draft_of(base).answers)


def as_shown(text):
    """As a control holds it: what no page can show is left out, the ends of lines are spaces."""
    return readable_only(text[:LONGEST_KEPT])
