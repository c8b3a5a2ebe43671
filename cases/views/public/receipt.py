"""The receipt of a registration: once after sending, and as PDF as often as its household asks for it."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from cases.enums import CaseKind
from cases.formats.receipt_pdf import Receipt
from cases.formats.receipt_pdf import receipt_pdf as pdf_of
from cases.models import Case
from cases.queries.representatives import kept_from_sender
from cases.queries.status import case_of_draft
from cases.rules.answers import REVIEW
from cases.views.public.draft import draft_page, find_draft
from cases.views.public.own import of_household
from cases.views.public.questions import address
from cases.views.public.receipt_words import receipt_of
from cases.views.public.short_receipts import receipt_of_support
from repatriation.common.limits import limited

FONTS = settings.BASE_DIR / "static" / "fonts"


@draft_page
def receipt(request: HttpRequest, token: UUID) -> HttpResponse:
    draft = find_draft(token)
    case = case_of_draft(token) if draft.sent_at else None
    if case is None:
        return redirect(address(token, REVIEW))
    if may_see := kept_from_sender(case):
        return render(request, "public/receipt_without_key.html", {"case": case, "may_see": may_see})
    shown = receipt_of(case, at=timezone.now())
    return show_receipt(request, shown, shows_order=True, **ways_of(case))


def ways_of(case: Case) -> dict[str, Any]:
    """To its page, and to the PDF where a file in the telephone is no danger."""
    key = [case.reference, case.secret]
    pdf = "" if case.in_danger else reverse("public:receipt_pdf", args=key)
    return {"own": reverse("public:status", args=key), "own_words": _("Ver mi registro"), "pdf": pdf}


def show_receipt(request: HttpRequest, shown: Receipt, *, shows_order: bool = False, **ways: Any) -> HttpResponse:
    qr = mark_safe(shown.qr)  # noqa: S308 - drawn by ourselves, of an address of ours
    return render(request, "public/receipt.html", {"receipt": shown, "qr": qr, "shows_order": shows_order, **ways})


@limited("receipt_pdf", by="reference", methods=("GET", "HEAD"))
@of_household
def receipt_pdf(request: HttpRequest, case: Case) -> HttpResponse:
    """Made anew each time, in 10 ms without holding up other threads: nothing is kept. Its name says nothing."""
    is_support = case.kind == CaseKind.RETURNEE
    return hand_out(receipt_of_support(case) if is_support else receipt_of(case, at=timezone.now()))


def hand_out(shown: Receipt) -> HttpResponse:
    content = pdf_of(shown, fonts=FONTS)
    headers = {"Content-Disposition": 'attachment; filename="retorno.pdf"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
