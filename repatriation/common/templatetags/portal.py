"""Tags of the public pages: the inlined style, and the way to the other language."""

from typing import Any

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()

NOTHING = mark_safe("")
LANGUAGE_NAMES = {"es": "Español", "en": "English"}


@register.simple_tag
def public_style() -> SafeString:
    """The whole public style sheet; the content security policy allows it by its hash."""
    return mark_safe(f"<style>{settings.PUBLIC_STYLE}</style>")  # noqa: S308 - our own file


def other_language() -> str:
    """The language that the switch leads to."""
    return "en" if get_language() == "es" else "es"


def in_other_language(path: str) -> str:
    """The same place in the other language; its home page for an address outside the two."""
    language, slash, rest = path.lstrip("/").partition("/")
    known = language in LANGUAGE_NAMES and slash
    return f"/{other_language()}/{rest if known else ''}"


@register.simple_tag(takes_context=True)
def language_switch(context: dict[str, Any], form_id: str = "") -> SafeString:
    """A link to the same page in the other language, or a button that also keeps what is typed in the form.

    The Enter key presses the first button of a form in the order of the page: that must not be this one.
    """
    language = other_language()
    name = LANGUAGE_NAMES[language]
    if form_id:
        return format_html(
            '<button class="sr" form="{0}" tabindex="-1" aria-hidden="true">.</button>'
            '<button class="link" form="{0}" name="then" value="language" lang="{1}">{2}</button>',
            form_id, language, name,
        )  # fmt: skip
    path = in_other_language(context["request"].get_full_path())
    return format_html('<a href="{0}" lang="{1}" hreflang="{1}">{2}</a>', path, language, name)


@register.simple_tag(takes_context=True)
def typed_again(context: dict[str, Any]) -> SafeString:
    """What was sent, as hidden inputs, so that it can be sent again; never what staff type to sign in."""
    request = context["request"]
    if request.method != "POST" or request.path.startswith("/staff/"):
        return NOTHING
    pairs = ((name, value) for name, values in request.POST.lists() for value in values)
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', pairs)
