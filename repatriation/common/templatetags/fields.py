"""The fields of the public pages, written out at once: {% field form "name" %} and {% error_summary form %}.

A field says its `kind` itself; label, hint, error and input are tied together for those who hear the page. Values are
left as blanks: the page is a Sheet, filled in when it is sent.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from repatriation.common.sheets import blank

register = template.Library()

NOTHING = mark_safe("")


@register.simple_tag
def field(form: Any, name: str) -> SafeString:
    """One field of the form, whatever its kind."""
    return KINDS[form.fields[name].kind](form, name, form.fields[name])


@register.simple_tag
def fields(form: Any) -> SafeString:
    """All fields of the form, in order."""
    return mark_safe("\n".join(field(form, name) for name in form.fields))  # noqa: S308 - each one is escaped


@register.simple_tag
def error_summary(form: Any) -> SafeString:
    """What is wrong, at the top, each line leading to its field; read out at once and holding the focus."""
    faults = form.faults()
    if not faults:
        return NOTHING
    lines = format_html_join("", '<li><a href="#{}">{}</a></li>', faults)
    return format_html(
        '<div class="summary-error" role="alert" tabindex="-1" autofocus aria-labelledby="faults">'
        '<h2 id="faults">{}</h2><ul>{}</ul></div>',
        _("Hay algo por corregir"), lines,
    )  # fmt: skip


def _text(form: Any, name: str, spec: Any) -> SafeString:
    attributes = {"class": spec.width, **spec.attributes, **_spoken(form, name, spec)}
    value = blank("text", name)
    if spec.rows > 1:
        control = format_html(
            '<textarea id="{0}" name="{0}" rows="{1}"{2}>\n{3}</textarea>', name, spec.rows, _attributes(attributes),
            value,
        )  # fmt: skip
    else:
        attributes = {"type": "text", **attributes}
        control = format_html('<input id="{0}" name="{0}" value="{1}"{2}>', name, value, _attributes(attributes))
    return _labelled(form, name, spec, control)


def _folded(form: Any, name: str, spec: Any) -> SafeString:
    """An area that opens, with a button of its own: what it offers need not be read by everybody."""
    is_open = form.is_bound and (form.data.get(name) or form.shown_errors(name))
    return format_html(
        '<details{}><summary>{}</summary>{}'
        '<button class="btn quiet" name="then" value="fill">{}</button></details>',
        mark_safe(" open") if is_open else NOTHING, spec.summary, _text(form, name, spec), spec.button,
    )  # fmt: skip


def _select(form: Any, name: str, spec: Any) -> SafeString:
    attributes = {**spec.attributes, **_spoken(form, name, spec)}
    options = blank("options", name, _options(tuple(spec.choices)))
    empty = format_html('<option value="">{}', spec.empty) if spec.empty else NOTHING
    control = format_html(
        '<select id="{0}" name="{0}"{1}>{2}{3}</select>', name, _attributes(attributes), empty, options
    )
    return _labelled(form, name, spec, control)


@lru_cache(maxsize=256)
def _options(choices: tuple[tuple[str, Any], ...]) -> SafeString:
    """A list of countries is the same for everybody: written once, without the end tags that HTML can do without."""
    return format_html_join("", '<option value="{}">{}', choices)


def _choice(form: Any, name: str, spec: Any) -> SafeString:
    return _boxes(form, name, spec, "radio")


def _choices(form: Any, name: str, spec: Any) -> SafeString:
    return _boxes(form, name, spec, "checkbox")


def _boxes(form: Any, name: str, spec: Any, kind: str) -> SafeString:
    """Radio buttons or boxes to tick; the first carries the field's id, where the summary leads."""
    is_wrong = mark_safe(' aria-invalid="true"') if kind == "checkbox" and form.shown_errors(name) else NOTHING
    boxes = format_html_join(
        "",
        '<label class="choice"><input type="{}" name="{}" id="{}" value="{}"{}{}{}><span>{}</span></label>',
        (
            (
                kind, name, name if place == 0 else f"{name}_{place}", value,
                blank("checked", name, str(value)),
                mark_safe(' class="opens"') if spec.opens == value else NOTHING,
                is_wrong, _worded(label, spec.hints.get(value, "")),
            )
            for place, (value, label) in enumerate(spec.choices)
        ),
    )  # fmt: skip
    return _grouped(form, name, spec, boxes, is_one_of=kind == "radio")


def _worded(label: Any, hint: Any) -> SafeString:
    return format_html("<b>{}</b>{}", label, hint) if hint else format_html("{}", label)


def _check(form: Any, name: str, spec: Any) -> SafeString:
    errors = form.shown_errors(name)
    attributes = {"aria-invalid": "true", "aria-describedby": f"{name}-error"} if errors else {}
    if spec.opens:
        attributes["class"] = "opens"
    box = format_html(
        '<label class="choice"><input type="checkbox" id="{0}" name="{0}" value="on"{1}{2}><span>{3}</span></label>',
        name, blank("checked", name, "on"), _attributes(attributes), _worded(spec.label, spec.hint),
    )  # fmt: skip
    return format_html('<div class="field{}">{}{}</div>', _wrong(errors), _messages(name, errors), box)


def _day(form: Any, name: str, spec: Any) -> SafeString:
    """Day, month and year; the first input carries the field's id."""
    own = spec.attributes.get("autocomplete") == "bday"
    shared = {"aria-invalid": "true"} if form.shown_errors(name) else {}
    labels = (("day", _("Día"), "w-2"), ("month", _("Mes"), "w-2"), ("year", _("Año"), "w-4"))
    parts = format_html_join(
        "",
        '<label for="{0}">{1}<input type="text" inputmode="numeric" id="{0}" name="{2}" value="{3}" class="{4}"{5}>'
        "</label>",
        (
            (
                name if part == "day" else f"{name}_{part}", label, f"{name}_{part}",
                blank("text", f"{name}_{part}"), width,
                _attributes({**shared, **({"autocomplete": f"bday-{part}"} if own else {})}),
            )
            for part, label, width in labels
        ),
    )  # fmt: skip
    return _grouped(form, name, spec, format_html('<div class="day">{}</div>', parts))


KINDS: dict[str, Callable[[Any, str, Any], SafeString]] = {
    "text": _text, "folded": _folded, "select": _select, "choice": _choice, "choices": _choices, "check": _check,
    "day": _day,
}  # fmt: skip


def _labelled(form: Any, name: str, spec: Any, control: SafeString) -> SafeString:
    errors = form.shown_errors(name)
    return format_html(
        '<div class="field{}{}"><label for="{}">{}</label>{}{}{}{}</div>',
        _wrong(errors), _opened(spec), name, _label(spec), _hint(name, spec), _messages(name, errors),
        _notes(form, name), control,
    )  # fmt: skip


def _grouped(form: Any, name: str, spec: Any, controls: SafeString, *, is_one_of: bool = False) -> SafeString:
    """A fieldset whose legend is the question; hidden to the eye where the page's heading asks the same."""
    errors = form.shown_errors(name)
    spoken = _spoken(form, name, spec)
    if is_one_of:
        spoken["role"] = "radiogroup"
    else:
        spoken = {key: value for key, value in spoken.items() if key == "aria-describedby"}
    legend = mark_safe(' class="sr"') if str(spec.label) == str(form.title) else NOTHING
    return format_html(
        '<fieldset class="field{}{}"{}><legend{}>{}</legend>{}{}{}{}</fieldset>',
        _wrong(errors), _opened(spec), _attributes(spoken), legend, _label(spec), _hint(name, spec),
        _messages(name, errors), _notes(form, name), controls,
    )  # fmt: skip


def _label(spec: Any) -> SafeString:
    if spec.required or spec.is_conditional:
        return format_html("{}", spec.label)
    return format_html('{} <span class="opt">{}</span>', spec.label, _("(opcional)"))


def _hint(name: str, spec: Any) -> SafeString:
    return format_html('<p class="hint" id="{}-hint">{}</p>', name, spec.hint) if spec.hint else NOTHING


def _messages(name: str, errors: list[str]) -> SafeString:
    if not errors:
        return NOTHING
    return format_html('<p class="msg" id="{}-error">{}</p>', name, " ".join(errors))


def _notes(form: Any, name: str) -> SafeString:
    """What is remarked at the field; a link that leads there moves the focus to it."""
    notes = form.notes(name)
    if not notes:
        return NOTHING
    return format_html('<p class="panel" id="{}-note" tabindex="-1">{}</p>', name, " ".join(map(str, notes)))


def _wrong(errors: Iterable[str]) -> str:
    return " error" if errors else ""


def _opened(spec: Any) -> str:
    return " when" if spec.is_opened else ""


def _spoken(form: Any, name: str, spec: Any) -> dict[str, str]:
    """What a screen reader says with the input."""
    errors = form.shown_errors(name)
    described = [f"{name}-hint"] * bool(spec.hint) + [f"{name}-error"] * bool(errors)
    described += [f"{name}-note"] * bool(form.notes(name))
    spoken = {"aria-describedby": " ".join(described)} if described else {}
    if errors:
        spoken["aria-invalid"] = "true"
    if spec.required:
        spoken["aria-required"] = "true"
    return spoken


def _attributes(attributes: dict[str, str]) -> SafeString:
    return format_html_join("", ' {}="{}"', ((name, value) for name, value in attributes.items() if value))
