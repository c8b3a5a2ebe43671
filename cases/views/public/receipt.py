"""The receipt of a registration: once after sending, and as PDF as often as its household asks for it."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from cases.formats.receipt_pdf import receipt_pdf as pdf_of
from cases.models import Case
from cases.queries.representatives import kept_from_sender
from cases.queries.status import case_of_draft
from cases.rules.answers import REVIEW
from cases.views.public.draft import draft_page, find_draft
from cases.views.public.own import of_household
from cases.views.public.questions import address
from cases.views.public.receipt_words import receipt_of
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
    key, shown = [case.reference, case.secret], receipt_of(case, at=timezone.now())
    context = {
        "case": case,
        "receipt": shown,
        "qr": mark_safe(shown.qr),  # noqa: S308 - drawn by ourselves, of an address of ours
        "own": reverse("public:status", args=key),
        "pdf": reverse("public:receipt_pdf", args=key),
    }
    return render(request, "public/receipt.html", context)


@limited("receipt_pdf", by="reference", methods=("GET", "HEAD"))
@of_household
def receipt_pdf(request: HttpRequest, case: Case) -> HttpResponse:
    """Made anew each time, in 10 ms without holding up other threads: nothing is kept. Its name says nothing."""
    content = pdf_of(receipt_of(case, at=timezone.now()), fonts=FONTS)
    headers = {"Content-Disposition": 'attachment; filename="retorno.pdf"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
