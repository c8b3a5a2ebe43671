"""The household's documents: sending them, seeing how they stand, opening and taking back its own."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.forms.public.uploads import NOT_TAKEN_WORDS, UploadForm
from cases.models import Case, Person, Upload
from cases.operations.uploads.receive import receive_upload, remove_upload
from cases.operations.uploads.seen import open_upload
from cases.queries.status import case_of_household
from cases.queries.uploads import upload_of_household, uploads_of_household, wanted_of
from cases.views.handing_out import as_attachment, nudge_the_checks
from cases.views.public.doors import form_response, personal_page
from cases.views.public.draft import today
from cases.views.public.receiving import Arrived, arrived_whole, is_too_long, receives_files
from repatriation.common.limits import limited
from repatriation.common.refusals import Refusal

BROKE_OFF = _("El envío se cortó y los archivos no llegaron completos. Elíjalos otra vez y vuelva a enviar.")
TOO_LONG = _("Los archivos juntos pesan demasiado. Envíe uno por uno, de hasta 10 MB cada uno.")
Found = Callable[..., HttpResponse]
MaybeFound = Callable[..., HttpResponse | None]


def of_household(view: MaybeFound) -> Found:
    """The same answer for a wrong secret, for a reference that doesn't exist, and for another's document."""

    @wraps(view)
    def found(request: HttpRequest, reference: str, secret: str, **more: Any) -> HttpResponse:
        case = case_of_household(reference, secret)
        if case is not None:
            with timezone.override(ZoneInfo(case.office.timezone)):
                response = view(request, case, **more)
            if response is not None:
                return response
        answer = render(request, "public/unknown.html", status=404)
        answer._has_been_logged = True  # type: ignore[attr-defined]  # its address may be a secret mistyped
        return answer

    return personal_page(limited("own_page", by="reference", methods=("GET", "HEAD", "POST"))(found))


@receives_files
@personal_page
@limited("upload", by="reference")
@of_household
def uploads(request: HttpRequest, case: Case) -> HttpResponse:
    people = [member.person for member in case.members.select_related("person").order_by("position", "id")]
    if request.method != "POST":
        return _page(request, case, UploadForm(None, people=people, today=today()))
    if is_too_long(request):
        return _refused(request, case, people, TOO_LONG, status=413)
    if not arrived_whole(request):
        return _refused(request, case, people, BROKE_OFF, status=400)
    form = UploadForm(request.POST, people=people, today=today())
    if form.is_valid():
        _take(request, case, form)
    if form.errors:
        return _page(request, case, form, status=422)
    return redirect("public:uploads", case.reference, case.secret)


def _take(request: HttpRequest, case: Case, form: UploadForm) -> None:
    """Every file by itself: one that can't be taken doesn't hold up the others."""
    arrived = request.quarantine.arrived  # type: ignore[attr-defined]
    if not arrived:
        form.refuse_file(_("Elija una foto o un archivo."))
    for one in arrived:
        if one.why_not is not None:
            form.refuse_file(NOT_TAKEN_WORDS[one.why_not], name=one.name)
        elif one.file is not None:
            _take_one(request, case, form, one)
    nudge_the_checks()


def _take_one(request: HttpRequest, case: Case, form: UploadForm, one: Arrived) -> None:
    assert one.file
    kind, person, at = form.cleaned_data["kind"], form.whose(), timezone.now()
    try:
        _upload, is_new = receive_upload(case, one.file, kind=kind, person=person, by=None, at=at)
    except Refusal as refusal:
        form.refuse_file(refusal.sentence, name=one.name)
        return
    if is_new:
        request.quarantine.keep(one.file)  # type: ignore[attr-defined]


def _refused(request: HttpRequest, case: Case, people: list[Person], words: Any, *, status: int) -> HttpResponse:
    """Nothing of the form could be read: the page with what is to be done."""
    form = UploadForm({}, people=people, today=today())
    form.errors.clear()
    form.refuse_file(words)
    return _page(request, case, form, status=status)


def _page(request: HttpRequest, case: Case, form: UploadForm, *, status: int = 200) -> HttpResponse:
    rows = uploads_of_household(case)
    response = form_response(
        request, "public/uploads.html", form, case=case, rows=rows, wanted=wanted_of(case, today=today()),
        is_waiting=any(row.upload.state == "received" for row in rows),
    )  # fmt: skip
    response.status_code = status
    return response


def of_document(view: Callable[[HttpRequest, Case, Upload], HttpResponse]) -> Found:
    """One document of the registration."""

    @of_household
    @wraps(view)
    def found(request: HttpRequest, case: Case, token: UUID) -> HttpResponse | None:
        upload = upload_of_household(case, token)
        return view(request, case, upload) if upload else None

    return found


@of_document
def upload_file(request: HttpRequest, case: Case, upload: Upload) -> HttpResponse:
    return as_attachment(upload, open_upload(upload, by=None, at=timezone.now()), case)


@of_document
def upload_remove(request: HttpRequest, case: Case, upload: Upload) -> HttpResponse:
    if request.method != "POST":
        return render(request, "public/upload_remove.html", {"case": case, "upload": upload})
    remove_upload(upload, by=None, at=timezone.now())
    return redirect("public:uploads", case.reference, case.secret)
