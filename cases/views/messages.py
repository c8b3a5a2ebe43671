"""The outbox as the office reads it, and, in the local default, the mails that landed in the folder."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cases.enums import Delivery
from cases.models import Message
from cases.queries.clocks import zone_of
from cases.queries.keyset import PAGE_SIZE, Keyset, count_of
from cases.queries.mail_folder import mail_named, newest_mails
from cases.rules.access import may_see_cases
from repatriation.common.refusals import NotAllowed

HIDDEN = "····-····-····-····"
NEWEST_FIRST = Keyset(("created_at", "id"), descending=True)


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """What could not be delivered stands on top of the first page."""
    if not may_see_cases(request.user):
        raise NotAllowed
    visible = Message.objects.visible_to(request.user).select_related("case").only(*SHOWN)
    failed = visible.filter(delivery=Delivery.FAILED)
    delivery = request.GET.get("delivery", "")
    rows = (
        visible.filter(delivery=delivery) if delivery in Delivery.values else visible.exclude(delivery=Delivery.FAILED)
    )
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    context = {
        "failed": [] if delivery or after or before else failed.order_by("-created_at", "-id")[:PAGE_SIZE],
        "page": NEWEST_FIRST.page(rows, after=after, before=before),
        "count": count_of(rows),
        "delivery": delivery,
        "deliveries": Delivery.choices,
        "zone": zone_of(request.user),
    }
    return render(request, "cases/messages.html", context)


SHOWN = (
    "kind", "channel", "recipient", "subject", "created_at", "delivery", "sent_at", "attempts", "error", "due_at",
    "case__reference",
)  # fmt: skip


@require_safe
def message(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Message.objects.visible_to(request.user).select_related("case__office")
    found = get_object_or_404(visible, pk=pk)
    # The household's secret is its own: who reads its mail over its shoulder can't answer in its name.
    text = found.body.replace(found.case.secret, HIDDEN)
    return render(request, "cases/message.html", {"message": found, "text": text, "zone": zone_of(request.user)})


@require_safe
def mails(request: HttpRequest) -> HttpResponse:
    _check_folder(request)
    return render(
        request, "cases/mails.html", {"mails": newest_mails(settings.MAIL_FOLDER), "zone": zone_of(request.user)}
    )


@require_safe
def mail(request: HttpRequest, name: str) -> HttpResponse:
    _check_folder(request)
    found = mail_named(settings.MAIL_FOLDER, name)
    if found is None:
        raise Http404
    return render(request, "cases/mail.html", {"mail": found, "zone": zone_of(request.user)})


def _check_folder(request: HttpRequest) -> None:
    """Only the local default writes mails into a folder."""
    if not settings.LOCAL:
        raise Http404
    if not may_see_cases(request.user):
        raise NotAllowed
