"""I am back and need support: the request page by page, and its receipt; then it is a registration like others."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.forms.public.page import PublicForm
from cases.forms.public.support import FORMS, JOURNEY, SECTIONS
from cases.forms.public.support_request import request_from
from cases.operations.ask_support import ask_support
from cases.queries.agencies import agencies_by_line
from cases.queries.status import case_of_draft
from cases.views.public import short
from cases.views.public.doors import personal_page
from cases.views.public.receipt import show_receipt, ways_of
from cases.views.public.short_receipts import receipt_of_support
from repatriation.common.limits import limited


def _near(key: str, form: PublicForm) -> dict[str, Any] | None:
    """The agencies, when it is known what is needed."""
    return {"agencies": agencies_by_line()} if key == "ayuda" else None


SUPPORT = short.ShortForm("support", _("Ya volví y necesito apoyo"), JOURNEY, FORMS, SECTIONS, _near)


@personal_page
@limited("start")
def start(request: HttpRequest) -> HttpResponse:
    return short.start(request, SUPPORT, "public/support_start.html")


@personal_page
@limited("page", by="token")
def pause(request: HttpRequest, token: UUID) -> HttpResponse:
    return short.pause(request, SUPPORT, token)


@personal_page
@limited("page", by="token")
def page(request: HttpRequest, token: UUID, page: str) -> HttpResponse:
    return short.page(request, SUPPORT, token, page)


@personal_page
@limited("page", by="token")
def review(request: HttpRequest, token: UUID) -> HttpResponse:
    words = {
        "ask": _("Enviar mi pedido"),
        "where": _("Lo recibirá la oficina del ministerio que atiende a quienes volvieron."),
    }
    return short.review(request, SUPPORT, token, **words)


@personal_page
@limited("page", by="token")
def send(request: HttpRequest, token: UUID) -> HttpResponse:
    """Pressed once or five times, in one tab or two: one request, and its receipt."""
    draft, at = short.find_draft(SUPPORT, token), timezone.now()
    if draft.sent_at or request.method != "POST":
        return redirect(SUPPORT.receipt(token))
    forms, answers, fault = short.checked(SUPPORT, token, draft, today=at.date())
    if fault:
        return redirect(fault)
    ask_support(token, request_from(forms, answers), version=draft.version, by=None, at=at)
    return redirect(SUPPORT.receipt(token))


@personal_page
@limited("page", by="token")
def receipt(request: HttpRequest, token: UUID) -> HttpResponse:
    draft = short.find_draft(SUPPORT, token)
    case = case_of_draft(token) if draft.sent_at else None
    if case is None:
        return redirect("public:support_review", token)
    return show_receipt(request, receipt_of_support(case), **ways_of(case))
