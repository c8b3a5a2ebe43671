"""Closed by default: the list of the views that anybody may call, and of those that need no CSRF token."""

from django.urls import URLPattern, URLResolver, get_resolver
from rest_framework.permissions import IsAuthenticated

PUBLIC_WITHOUT_LANGUAGE = {"root", "live", "ready", "admin:login", "staff_language"}
ACCOUNT_PAGES = "account_"


def patterns(resolver=None, prefix=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from patterns(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield prefix + (pattern.name or ""), pattern.callback


def open_views():
    return {name for name, view in patterns() if not getattr(view, "login_required", True)}


def test_open_views_are_the_public_site_and_the_sign_in():
    elsewhere = ("public:", "offers:", "cases_api:", ACCOUNT_PAGES, "mfa_")
    staff = {name for name in open_views() if not name.startswith(elsewhere)}

    assert staff == PUBLIC_WITHOUT_LANGUAGE


def test_the_api_closes_itself():
    """DRF's views are exempt from the middleware; each asks for a signed-in user in its own name."""
    api = {name: view for name, view in patterns() if name.startswith("cases_api:")}

    assert api
    assert {name for name, view in api.items() if view.cls.permission_classes != [IsAuthenticated]} == set()


def test_every_public_page_is_open_and_carries_no_cookie_authority():
    public = {name: view for name, view in patterns() if name.startswith(("public:", "offers:"))}

    assert public
    assert {name for name, view in public.items() if getattr(view, "login_required", True)} == set()
    assert {name for name, view in public.items() if not getattr(view, "csrf_exempt", False)} == set()


def test_nothing_else_is_free_of_the_csrf_check():
    """DRF's views are exempt in Django's eyes and check it themselves with the session."""
    exempt = {name for name, view in patterns() if getattr(view, "csrf_exempt", False)}

    assert {name for name in exempt if not name.startswith(("public:", "offers:", "cases_api:"))} == set()
