"""Pages that are the same for everybody."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation

from cases.operations.draft import start_draft
from cases.queries.numbers import newest_figures
from cases.rules.consents import CONSENT_TEXT_VERSION, CONSENT_WORDS
from cases.rules.priority import BONUS_TEXT, PRIORITY_TEXT, RULES_VERSION
from cases.views.public.doors import open_page, personal_page
from consulates.queries.notices import newest_notices
from repatriation.common.limits import limited
from repatriation.common.open_pages import kept_page

NOTICES_SHOWN = 3


@open_page
def home(request: HttpRequest) -> HttpResponse:
    """Written anew when a notice comes or is corrected."""
    notices = newest_notices(NOTICES_SHOWN)
    context = {"notices": notices, "zone": settings.HOME_TIME_ZONE}
    return kept_page(request, "public/home.html", lambda: context, of=tuple(notice.pk for notice in notices))


@open_page
def privacy(request: HttpRequest) -> HttpResponse:
    """With the very words of the consents."""
    consents = [{"label": label, "hint": hint} for label, hint in CONSENT_WORDS.values()]
    context = {"consents": consents, "text_version": CONSENT_TEXT_VERSION}
    return kept_page(request, "public/privacy.html", lambda: context)


@open_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was tried with which aids, what is not good yet, and how to complain."""
    return kept_page(request, "public/accessibility.html")


@open_page
def order(request: HttpRequest) -> HttpResponse:
    """How the order is made: the published rule, drawn from the rule itself."""
    newest = newest_figures()
    reviews = newest.counts["overrides"] if newest else None
    context = {"tiers": PRIORITY_TEXT, "bonuses": BONUS_TEXT, "version": RULES_VERSION, "reviews": reviews}
    return kept_page(request, "public/order.html", lambda: context, of=newest and newest.pk)


@personal_page
@limited("start")
def start(request: HttpRequest) -> HttpResponse:
    """What one needs to begin; the button makes the draft."""
    if request.method != "POST":
        return render(request, "public/start.html")
    draft = start_draft(language=translation.get_language() or "es", by=None, at=timezone.now())
    return redirect("public:step", draft.token, "quien")
