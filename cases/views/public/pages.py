"""Pages that are the same for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation

from cases.forms.public.travel import ConsentsForm
from cases.operations.draft import start_draft
from cases.operations.register import CONSENT_TEXT_VERSION
from cases.rules.answers import Answers
from cases.rules.priority import BONUS_TEXT, PRIORITY_TEXT, RULES_VERSION
from cases.views.public.doors import open_page, personal_page
from repatriation.common.limits import limited


@open_page
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "public/home.html")


@open_page
def privacy(request: HttpRequest) -> HttpResponse:
    """With the very words of the consents."""
    answers = Answers()
    answers.put("quien", {"who": "relative"}, mark="done")
    consents = ConsentsForm(None, answers=answers, today=timezone.now().date())
    context = {"consents": list(consents.fields.values()), "text_version": CONSENT_TEXT_VERSION}
    return render(request, "public/privacy.html", context)


@open_page
def order(request: HttpRequest) -> HttpResponse:
    """How the order is made: the published rule, drawn from the rule itself."""
    context = {"tiers": PRIORITY_TEXT, "bonuses": BONUS_TEXT, "version": RULES_VERSION}
    return render(request, "public/order.html", context)


@personal_page
@limited("start")
def start(request: HttpRequest) -> HttpResponse:
    """What one needs to begin; the button makes the draft."""
    if request.method != "POST":
        return render(request, "public/start.html")
    draft = start_draft(language=translation.get_language() or "es", by=None, at=timezone.now())
    return redirect("public:step", draft.token, "quien")
