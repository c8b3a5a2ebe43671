"""The outbox as the office reads it, and, in the local default, the mails that landed in the folder."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cases.enums import Delivery
from cases.models import Message
from cases.queries.clocks import zone_of
from cases.queries.keyset import count_of
from cases.queries.mail_folder import mail_named, newest_mails
from cases.queries.outbox import NEWEST_FIRST, listed, message_rows, text_for_staff, undelivered
from cases.rules.access import may_see_cases
from cases.rules.message_kinds import kind_words
from repatriation.common.refusals import NotAllowed


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """What could not be delivered stands on top of the first page."""
    if not may_see_cases(request.user):
        raise NotAllowed
    visible, asked = Message.objects.visible_to(request.user), request.GET
    delivery = asked.get("delivery", "")
    chosen = visible.filter(delivery=delivery) if delivery in Delivery.values else visible
    page = NEWEST_FIRST.page(listed(chosen), after=asked.get("after", ""), before=asked.get("before", ""))
    is_start = not (delivery or page.before)
    context = {
        "failed": undelivered(visible) if is_start else [],
        "rows": message_rows(page.rows),
        "page": page,
        "count": count_of(chosen),
        "delivery": delivery,
        "deliveries": Delivery.choices,
        "zone": zone_of(request.user),
    }
    return render(request, "cases/messages.html", context)


@require_safe
def message(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Message.objects.visible_to(request.user).select_related("case"), pk=pk)
    context = {
        "message": found,
        "kind": kind_words(found.kind),
        "text": text_for_staff(found),
        "zone": zone_of(request.user),
    }
    return render(request, "cases/message.html", context)


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
