"""The documents of a case on the staff's page of it: opened, marked as looked at, sent back with a reason."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from cases.enums import UploadState
from cases.forms.staff import ReasonForm
from cases.lifecycles import UPLOAD_LIFECYCLE
from cases.models import Case, Upload
from cases.operations.uploads import seen
from cases.queries.uploads import uploads_of_household, uploads_of_office, wanted_of
from cases.rules.access import may_work
from cases.tabs import Panel, add_household_panel, add_staff_panel
from cases.views.actions import ask_again, back_to
from cases.views.case import case_to_work
from cases.views.handing_out import as_attachment


def _upload(request: HttpRequest, case: Case, token: UUID) -> Upload:
    known = Upload.objects.visible_to(request.user).filter(case=case).exclude(state=UploadState.REMOVED)
    upload: Upload = get_object_or_404(known.select_related("case__office"), token=token)
    return upload


@require_safe
def upload_file(request: HttpRequest, reference: str, token: UUID) -> HttpResponse:
    """Opening leaves a row: who, which, when."""
    case = case_to_work(request, reference)
    upload = _upload(request, case, token)
    return as_attachment(upload, seen.open_upload(upload, by=request.user, at=timezone.now()), case)


@require_POST
def see_upload(request: HttpRequest, reference: str, token: UUID) -> HttpResponse:
    case = case_to_work(request, reference)
    seen.mark_seen(_upload(request, case, token), by=request.user, at=timezone.now())
    return back_to(case, request, _("Quedó anotado que usted vio el documento."))


@require_POST
def refuse_upload(request: HttpRequest, reference: str, token: UUID) -> HttpResponse:
    case = case_to_work(request, reference)
    upload, form = _upload(request, case, token), ReasonForm(request.POST, is_needed=True)
    if not form.is_valid():
        return ask_again(request, case, form, title=_("Pedir otro documento"))
    seen.ask_for_another(upload, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
    return back_to(case, request, _("La familia verá en su página que debe enviar otro, y por qué."))


def staff_uploads(case: Case, user: Any, at: datetime) -> dict[str, Any]:
    works = may_work(case, user)
    rows = uploads_of_office(case, user)
    for row in rows:
        row.upload.case = case
    return {"works": works, "uploads": [(row, _reason_form(row.upload, user)) for row in rows]}


def _reason_form(upload: Upload, user: Any) -> ReasonForm | None:
    if not UPLOAD_LIFECYCLE.allows(upload, "ask_for_another", user):
        return None
    return ReasonForm(is_needed=True, auto_id=f"another_{upload.number}_%s")


def household_uploads(case: Case, user: Any, at: datetime) -> dict[str, Any]:
    return {"uploads": uploads_of_household(case), "wanted": wanted_of(case, today=at.date())}


def register() -> None:
    """Called once, when the app is ready."""
    label = _("Documentos que envió la familia")
    add_staff_panel(Panel("uploads", label, "cases/_uploads.html", staff_uploads, rank=1))
    add_household_panel(Panel("uploads", _("Sus documentos"), "public/_uploads.html", household_uploads, rank=1))
