"""What a household asked a person to look at, on the staff's page of its case: read, and answered in words."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cases.forms.review import AnswerReviewForm
from cases.models import Case, ReviewRequest
from cases.operations.review import answer_review
from cases.rules.access import may_work
from cases.tabs import Panel, add_staff_panel
from cases.views.actions import ask_again, back_to
from cases.views.case import case_to_work


@require_POST
def answer(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    case = case_to_work(request, reference)
    review = get_object_or_404(ReviewRequest.objects.visible_to(request.user).filter(case=case), pk=pk)
    form = AnswerReviewForm(request.POST)
    if not form.is_valid():
        return ask_again(request, case, form, title=_("Responder a la familia"))
    answer_review(review, answer=form.cleaned_data["answer"], by=request.user, at=timezone.now())
    return back_to(case, request, _("La familia ya puede leer la respuesta."))


def staff_reviews(case: Case, user: Any, at: datetime) -> dict[str, Any]:
    reviews = ReviewRequest.objects.visible_to(user).filter(case=case).select_related("answered_by")
    form = AnswerReviewForm() if may_work(case, user) else None
    return {"reviews": list(reviews.order_by("-asked_at", "-id")), "form": form}


STAFF_PANEL = Panel("reviews", _("Lo que la familia pide revisar"), "cases/_reviews.html", staff_reviews, rank=30)


def register() -> None:
    """Called once, when the app is ready."""
    add_staff_panel(STAFF_PANEL)
