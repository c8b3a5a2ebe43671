"""What an officer does with a relative's report: reads it, and notes whether the person lets that relative be told."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cases.models import RelativeReport
from cases.operations.relative_news import allow_news, read_report, stop_news
from cases.views.actions import back_to
from cases.views.case import case_to_work
from repatriation.common.refusals import StrOrPromise


class Act(Protocol):
    def __call__(self, report: RelativeReport, *, by: Any, at: datetime) -> None: ...


def _act(operation: Act, done: StrOrPromise) -> Callable[[HttpRequest, str, str], HttpResponse]:
    """One button of a report on the page of its case."""

    @require_POST
    def view(request: HttpRequest, reference: str, report: str) -> HttpResponse:
        case = case_to_work(request, reference)
        found = get_object_or_404(RelativeReport.objects.visible_to(request.user), case=case, reference=report)
        operation(found, by=request.user, at=timezone.now())
        return back_to(case, request, done)

    return view


read = _act(read_report, _("Quedó anotado que usted leyó este aviso."))
allow = _act(allow_news, _("El familiar verá las novedades en su página."))
stop = _act(stop_news, _("El familiar ya no ve las novedades."))
