"""Tags of the shell: the public style, inlined so that a first view is one round trip."""

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def public_style() -> SafeString:
    """The whole public style sheet; the content security policy allows it by its hash."""
    return mark_safe(f"<style>{settings.PUBLIC_STYLE}</style>")  # noqa: S308 - our own file
