"""Tags of the public pages: the inlined style, and the way to the other language."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()

NOTHING = mark_safe("")
LANGUAGE_NAMES = {"es": "Español", "en": "English"}
# In the query of an address: what was typed on the page came along from the other language, and is not sent yet.
SWITCHED = "idioma"


@register.simple_tag
def inline_style(name: str) -> SafeString:
    """One of the public style sheets; the content security policy allows it by its hash."""
    return mark_safe(f"<style>{settings.INLINE_STYLES[name]}</style>")  # noqa: S308 - our own file


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
def typed_switch(context: dict[str, Any], form_id: str = "page") -> SafeString:
    """A button that shows the same page in the other language with what is typed in the form, which sends nothing.

    It goes in the body of the request: a code or a key must stand in no address. Chosen files can't come along.
    """
    language = other_language()
    path = in_other_language(this_page(context))
    return format_html(
        '<button class="sr" form="{0}" tabindex="-1" aria-hidden="true">.</button>'
        '<button class="link" form="{0}" formaction="{1}{2}{3}" formenctype="application/x-www-form-urlencoded"'
        ' name="then" value="language" lang="{4}">{5}</button>',
        form_id, path, "&" if "?" in path else "?", SWITCHED, language, LANGUAGE_NAMES[language],
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def this_page(context: dict[str, Any]) -> str:
    """Where the page's form is sent to: the address without the mark of the switch."""
    return without_switch(context["request"])


def without_switch(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop(SWITCHED, None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def is_switched(request: HttpRequest) -> bool:
    """Whether the page was asked for by `typed_switch`."""
    return (
        request.method == "POST"
        and SWITCHED in request.GET
        and request.content_type == "application/x-www-form-urlencoded"
        and request.POST.get("then") == "language"
    )


@register.simple_tag(takes_context=True)
def typed_again(context: dict[str, Any]) -> SafeString:
    """What was sent, as hidden inputs, so that it can be sent again; never what staff type to sign in."""
    request = context["request"]
    if request.method != "POST" or request.path.startswith("/staff/"):
        return NOTHING
    pairs = ((name, value) for name, values in request.POST.lists() for value in values)
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', pairs)
