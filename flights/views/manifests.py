"""Manifests: freeze, send, acknowledge; the page of one version with what changed; downloads."""

import logging
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from flights.enums import ManifestState
from flights.formats.manifest_csv import manifest_csv as csv_of
from flights.formats.manifest_pdf import manifest_pdf as pdf_of
from flights.forms.lists import ExportForm, PassengerListForm
from flights.lifecycles import MANIFEST_LIFECYCLE
from flights.models import Leg, Manifest, ManifestEntry
from flights.operations import manifest as operations
from flights.queries.passengers import differences
from flights.rules import may_handle_manifest
from flights.rules.paxlst_words import writing_sentence
from flights.views.acting import ActsOn, plain
from flights.views.buttons import Button, buttons, link
from flights.views.manifest_paxlst import FLIES
from flights.views.manifest_paxlst import manifest_paxlst as paxlst_of
from flights.views.manifest_sheet import file_name, manifest_sheet
from flights.views.pages import leg_page, manifest_name, manifest_page
from flights.views.rotation_page import LogLine

logger = logging.getLogger("flights.exports")
PAGE_SIZE = 60
OF_MANIFEST: dict[str, Any] = {"rule": may_handle_manifest, "page": manifest_page, "named": manifest_name}
PAGES = {
    "send": ("flights:send_manifest", _("Fue enviado")),
    "acknowledge": ("flights:acknowledge_manifest", _("El transportista lo recibió")),
}
FONTS = settings.BASE_DIR / "static" / "fonts"


@never_cache
@require_safe
def manifest(request: HttpRequest, pk: int) -> HttpResponse:
    """Passengers as this user may see them; the totals are those of the whole list."""
    seen = Manifest.objects.visible_to(request.user)
    found = get_object_or_404(seen.select_related("leg__rotation", "leg__origin", "leg__destination", "by"), pk=pk)
    entries = ManifestEntry.objects.visible_to(request.user).select_related("case").order_by("position", "id")
    context = {
        "manifest": found,
        "entries": Paginator(entries.filter(manifest=found), PAGE_SIZE).get_page(request.GET.get("page")),
        "buttons": _buttons(found, request.user),
        "log": _log(found),
        "zone": settings.HOME_TIME_ZONE,
        **_changes(found, entries),
    }
    return render(request, "flights/manifest.html", context)


def _log(manifest: Manifest) -> list[LogLine]:
    moves = manifest.moves.select_related("by").order_by("-at", "-id")
    return [LogLine(move.at, str(ManifestState(move.target).label), move.by, move.reason) for move in moves]


def _changes(manifest: Manifest, entries: Any) -> dict[str, Any]:
    """Who is new in this version, no longer in it, or reads differently, by the names that this user may see."""
    before = manifest.leg.manifests.filter(version=manifest.version - 1).first()
    if before is None:
        return {"before": None, "changes": []}
    change = differences(before.entries.all(), manifest.entries.all())
    sections = [
        (_("Nuevas"), manifest, change.added),
        (_("Ya no están"), before, change.removed),
        (_("Con datos corregidos"), manifest, change.changed),
    ]
    shown = [(label, entries.filter(manifest=of, member__in=members)) for label, of, members in sections if members]
    return {"before": before, "changes": shown}


def _buttons(manifest: Manifest, user: Any) -> list[Button]:
    shown = buttons(PAGES, MANIFEST_LIFECYCLE.open_to(manifest, user), manifest.pk)
    if manifest.state != ManifestState.OPEN and may_handle_manifest(manifest, user):
        shown.append(link(_("Descargar CSV"), "flights:manifest_csv", manifest.pk))
        shown.append(link(_("Descargar PDF"), "flights:manifest_pdf", manifest.pk))
        if manifest.leg.mode in FLIES:
            shown.append(link(_("Descargar PAXLST"), "flights:manifest_paxlst", manifest.pk))
    return shown


@ActsOn(Leg, rule=may_handle_manifest, title=_("Congelar el manifiesto"), page=leg_page)
def freeze_manifest(request: HttpRequest, leg: Leg, answers: dict[str, Any]) -> None:
    operations.freeze_manifest(leg, by=request.user, at=timezone.now())


@ActsOn(Manifest, title=_("Registrar que el manifiesto fue enviado"), **OF_MANIFEST)
def send_manifest(request: HttpRequest, manifest: Manifest, answers: dict[str, Any]) -> None:
    operations.send_manifest(manifest, by=request.user, at=timezone.now())


@ActsOn(Manifest, title=_("Registrar que el transportista lo recibió"), **OF_MANIFEST)
def acknowledge_manifest(request: HttpRequest, manifest: Manifest, answers: dict[str, Any]) -> None:
    operations.acknowledge_manifest(manifest, by=request.user, at=timezone.now())


@ActsOn(Manifest, title=_("Descargar el manifiesto en CSV"), form=plain(ExportForm), **OF_MANIFEST)
def manifest_csv(request: HttpRequest, manifest: Manifest, answers: dict[str, Any]) -> HttpResponse:
    content = csv_of(manifest_sheet(manifest, request.user))
    return _download(request, manifest, content, "csv", "text/csv; charset=utf-8", answers["purpose"])


@ActsOn(Manifest, title=_("Descargar el manifiesto en PDF"), form=plain(ExportForm), **OF_MANIFEST)
def manifest_pdf(request: HttpRequest, manifest: Manifest, answers: dict[str, Any]) -> HttpResponse:
    content = pdf_of(manifest_sheet(manifest, request.user), fonts=FONTS)
    return _download(request, manifest, content, "pdf", "application/pdf", answers["purpose"])


@ActsOn(Manifest, title=_("Descargar el manifiesto en PAXLST"), form=plain(PassengerListForm), **OF_MANIFEST)
def manifest_paxlst(request: HttpRequest, manifest: Manifest, answers: dict[str, Any]) -> HttpResponse:
    flight, recipient = answers["flight"], answers["recipient"]
    written = paxlst_of(manifest, request.user, flight=flight, recipient=recipient, at=timezone.now())
    for note in written.notes:
        messages.warning(request, writing_sentence(note))
    return _download(request, manifest, written.content, "edi", "application/edifact", answers["purpose"])


def _download(
    request: HttpRequest, manifest: Manifest, content: bytes, layout: str, content_type: str, purpose: str
) -> HttpResponse:
    logger.info("manifest %s as %s by user %s: %s", manifest.pk, layout, request.user.pk, purpose)
    headers = {
        "Content-Disposition": f'attachment; filename="{file_name(manifest)}.{layout}"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=content_type, headers=headers)
