"""The household answers its offer. Its reference and secret are the only authority; a visit never answers anything."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from flights.operations import offer as operations
from flights.queries.own_offer import offer_of_household
from repatriation.common.limits import limited

Operate = Callable[..., None]
Answer = Callable[[HttpRequest, str, str, int], HttpResponse]


def answering(operate: Operate) -> Answer:
    """The view that posts one answer. Known or not, it leads to the same page, which alone says what it knows."""

    @login_not_required
    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @limited("own_page", by="reference")
    def view(request: HttpRequest, reference: str, secret: str, offer_id: int) -> HttpResponse:
        offer = offer_of_household(reference, secret, offer_id) if request.method == "POST" else None
        if offer:
            operate(offer, by=None, at=timezone.now())
        return redirect("public:status", reference, secret)

    return view


accept = answering(operations.accept_offer)
decline = answering(operations.decline_offer)
give_back = answering(operations.give_back)
