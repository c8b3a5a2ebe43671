"""A detained relative: the report page by page, its receipt, and the report's own page by reference and secret."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.forms.public.page import PublicForm
from cases.forms.public.relative import JOURNEY
from cases.forms.public.relative_own import FindReportForm
from cases.forms.public.relative_report import FORMS, SECTIONS, word_from
from cases.models import RelativeReport
from cases.operations.report_relative import send_report
from cases.queries.relative_reports import facilities_in, news_for, report_of_draft, report_of_relative
from cases.rules.answers import Answers
from cases.views.public import short
from cases.views.public.doors import form_response, personal_page
from cases.views.public.receipt import hand_out, show_receipt
from cases.views.public.short_receipts import receipt_of_report
from repatriation.common.limits import limited

Found = Callable[[HttpRequest, RelativeReport], HttpResponse]


def _near(key: str, form: PublicForm) -> dict[str, Any] | None:
    """The places of detention of the country that was chosen."""
    return {"facilities": facilities_in(form.cleaned_data["country"])} if key == "pais" else None


RELATIVE = short.ShortForm("relative", _("Tengo un familiar detenido"), JOURNEY, FORMS, SECTIONS, _near)


@personal_page
@limited("start")
def start(request: HttpRequest) -> HttpResponse:
    return short.start(request, RELATIVE, "public/relative_start.html")


@personal_page
@limited("page", by="token")
def pause(request: HttpRequest, token: UUID) -> HttpResponse:
    return short.pause(request, RELATIVE, token)


@personal_page
@limited("page", by="token")
def page(request: HttpRequest, token: UUID, page: str) -> HttpResponse:
    return short.page(request, RELATIVE, token, page)


@personal_page
@limited("page", by="token")
def review(request: HttpRequest, token: UUID) -> HttpResponse:
    words = {"ask": _("Enviar mi aviso"), "where": _("Lo recibirá la oficina consular que corresponde a ese lugar.")}
    return short.review(request, RELATIVE, token, **words)


@personal_page
@limited("page", by="token")
def send(request: HttpRequest, token: UUID) -> HttpResponse:
    """Pressed once or five times, in one tab or two: one report, and its receipt."""
    draft, at = short.find_draft(RELATIVE, token), timezone.now()
    if draft.sent_at or request.method != "POST":
        return redirect(RELATIVE.receipt(token))
    forms, _answers, fault = short.checked(RELATIVE, token, draft, today=at.date())
    if fault:
        return redirect(fault)
    send_report(token, word_from(forms), version=draft.version, by=None, at=at)
    return redirect(RELATIVE.receipt(token))


@personal_page
@limited("page", by="token")
def receipt(request: HttpRequest, token: UUID) -> HttpResponse:
    draft = short.find_draft(RELATIVE, token)
    report = report_of_draft(token) if draft.sent_at else None
    if report is None:
        return redirect("public:relative_review", token)
    key = [report.reference, report.secret]
    own, pdf = reverse("public:relative_report", args=key), reverse("public:relative_receipt_pdf", args=key)
    return show_receipt(request, receipt_of_report(report), own=own, own_words=_("Ver mi aviso"), pdf=pdf)


@personal_page
@limited("look_up")
def find(request: HttpRequest) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    form = FindReportForm(typed, answers=Answers(), today=timezone.now().date())
    if form.is_bound and form.is_valid():
        return redirect("public:relative_report", form.cleaned_data["reference"], form.cleaned_data["secret"])
    return form_response(request, "public/relative_find.html", form)


def of_relative(view: Found) -> Callable[[HttpRequest, str, str], HttpResponse]:
    """The view of a report; the same answer for a wrong secret and for a reference that doesn't exist."""

    @personal_page
    @limited("own_page", by="reference", methods=("GET", "HEAD", "POST"))
    @wraps(view)
    def found(request: HttpRequest, reference: str, secret: str) -> HttpResponse:
        report = report_of_relative(reference, secret)
        if report is not None:
            with timezone.override(ZoneInfo(report.office.timezone)):
                return view(request, report)
        response = render(request, "public/relative_unknown.html", status=404)
        response._has_been_logged = True  # type: ignore[attr-defined]  # its address may be a secret mistyped
        return response

    return found


@limited("receipt_pdf", by="reference", methods=("GET", "HEAD"))
@of_relative
def receipt_pdf(request: HttpRequest, report: RelativeReport) -> HttpResponse:
    return hand_out(receipt_of_report(report))


@of_relative
def report(request: HttpRequest, report: RelativeReport) -> HttpResponse:
    """What may be told: that it was received and read; news of the person only by the person's own consent."""
    context = {"report": report, "office": report.office, "news": news_for(report)}
    return render(request, "public/relative_report.html", context)
