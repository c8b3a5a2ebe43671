"""Every field of every page: with its label, its hint and its error, tied together for those who hear the page."""

import re
from html import escape

import pytest

from cases.forms.public.own import FindForm, ReviewForm
from cases.forms.public.registration import form_for
from cases.rules.answers import AFTER, BEFORE, Answers
from repatriation.common.templatetags.fields import error_summary, field
from tests.cases.public.walk import TYPED
from tests.makers import NOW

TODAY = NOW.date()
NEAR = {"office": "Consulado", "airports": [["SCL", "Santiago (SCL)"]], "by_land": ["BO"]}


def full_answers():
    """A household of two, in a place from which one can go by land, helped by a relative: every field is asked."""
    pages = {key: {"typed": typed, "mark": "done"} for key, typed in TYPED.items()}
    pages["persona.2"], pages["quien"] = pages["persona.1"], {"typed": {"who": "relative"}, "mark": "done"}
    return Answers(pages=pages, near=NEAR)


def own_form(form_class):
    return form_class({}, answers=Answers(), today=TODAY)


def forms():
    answers = full_answers()
    keys = [*BEFORE, "persona.2", "necesidades.1", *AFTER]
    made = [(key, form_for(key, {}, answers=answers, today=TODAY)) for key in keys]
    return [*made, ("find", own_form(FindForm)), ("review", own_form(ReviewForm))]


FIELDS = [(key, name) for key, form in forms() for name in form.fields]


def faulty(key):
    """The page with an error at every one of its fields."""
    form = dict(forms())[key]
    for name in form.fields:
        if name not in form.errors:
            form.add_error(name, "Corrija esto.")
    return form


def attributes(html, control):
    return [dict(re.findall(r'([a-z-]+)="([^"]*)"', tag)) for tag in re.findall(rf"<(?:{control})[^>]*>", html)]


@pytest.mark.parametrize(("key", "name"), FIELDS)
def test_field_has_its_label(key, name):
    form = dict(forms())[key]
    html = field(form, name)

    controls = attributes(html, "input|select|textarea")
    labelled = {tag.get("for") for tag in attributes(html, "label")}

    assert str(form.fields[name].label) in html
    assert all(control["id"] in labelled or '<label class="choice"><input' in html for control in controls)
    assert controls[0]["id"] == name


@pytest.mark.parametrize(("key", "name"), FIELDS)
def test_field_has_its_hint(key, name):
    form = dict(forms())[key]
    hint = escape(str(form.fields[name].hint))

    assert hint in field(form, name)


@pytest.mark.parametrize(("key", "name"), FIELDS)
def test_field_is_tied_to_its_error(key, name):
    form = faulty(key)
    html = field(form, name)

    owners = attributes(html, "input|select|textarea|fieldset")
    described = " ".join(tag.get("aria-describedby", "") for tag in owners).split()

    assert f'<p class="msg" id="{name}-error">{form.errors[name][0]}' in html.replace("&#x27;", "'")
    assert f"{name}-error" in described
    assert any(tag.get("aria-invalid") == "true" for tag in owners)
    assert f'<a href="#{name}">' in error_summary(form)


@pytest.mark.parametrize(("key", "name"), FIELDS)
def test_field_without_error_says_nothing_of_one(key, name):
    form = dict(forms())[key]
    form.shows_errors = False

    html = field(form, name)

    assert "aria-invalid" not in html
    assert "-error" not in html


@pytest.mark.parametrize(("key", "name"), FIELDS)
def test_field_that_may_stay_empty_says_so(key, name):
    form = dict(forms())[key]
    spec = form.fields[name]

    may_be_empty = not spec.required and not spec.is_conditional and spec.kind != "check"

    assert ("(opcional)" in field(form, name)) == may_be_empty
