"""A manifest as a sheet of words, in the language of the user who downloads it."""

from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import formats, timezone
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cases.enums import DocumentKind, Sex
from flights.formats.sheet import Sheet
from flights.models import Leg, Manifest, ManifestEntry

COLUMNS = [
    pgettext_lazy("number in a list", "N.º"),
    _("Registro"),
    _("Apellidos"),
    _("Nombres"),
    _("Nacimiento"),
    _("Sexo"),
    _("Nacionalidad"),
    _("Documento"),
    _("Número"),
    _("Atención especial"),
]

SPECIAL_WORDS = {"WCHR": _("Sillas de ruedas"), "STCR": _("Camillas"), "INFT": _("Bebés en brazos")}


def manifest_sheet(manifest: Manifest, user: Any) -> Sheet:
    """The entries that this user may see, with version and fingerprint of the whole."""
    entries = ManifestEntry.objects.visible_to(user).filter(manifest=manifest).order_by("position", "id")
    leg = Leg.objects.select_related("rotation", "origin", "destination").get(pk=manifest.leg_id)
    return Sheet(
        language=get_language() or settings.LANGUAGE_CODE,
        owner=settings.MINISTRY_NAME,
        title=gettext("Manifiesto %(leg)s, versión %(version)s") % {"leg": leg, "version": manifest.version},
        facts=_facts(manifest, leg),
        columns=tuple(str(column) for column in COLUMNS),
        rows=tuple(_row(entry) for entry in entries),
        totals=_totals(manifest, entries),
        footer=gettext("Contiene datos personales: solo para este vuelo. Huella %(fingerprint)s")
        % {"fingerprint": manifest.fingerprint[:16]},
        page=gettext("página %(page)s de %(pages)s"),
    )


def file_name(manifest: Manifest) -> str:
    leg = manifest.leg
    day = timezone.localtime(leg.departs_at, ZoneInfo(leg.origin.timezone)).date()
    return f"{leg.origin.code}-{leg.destination.code}-{day:%Y%m%d}-v{manifest.version}"


def _facts(manifest: Manifest, leg: Leg) -> tuple[tuple[str, str], ...]:
    return (
        (gettext("Rotación"), leg.rotation.name),
        (gettext("Tramo"), f"{leg.origin} → {leg.destination}"),
        (gettext("Sale"), local_time(leg.departs_at, leg.origin)),
        (gettext("Llega"), local_time(leg.arrives_at, leg.destination)),
        (gettext("Versión"), f"{manifest.version} ({manifest.get_state_display()})"),
        (gettext("Congelado"), local_time(manifest.at, leg.origin)),
        (gettext("Huella"), manifest.fingerprint[:16]),
        (gettext("Medio"), str(leg.get_mode_display())),
    )


def local_time(moment: Any, airport: Any) -> str:
    """The wall clock of the place, with the place named."""
    local = timezone.localtime(moment, ZoneInfo(airport.timezone))
    shown = formats.date_format(local, "j M Y, H:i")
    return gettext("%(time)s (hora de %(place)s)") % {"time": shown, "place": airport.city}


def _row(entry: ManifestEntry) -> tuple[str, ...]:
    return (
        str(entry.position),
        entry.reference,
        entry.surnames,
        entry.given_names,
        entry.born_on.isoformat() if entry.born_on else "",
        entry.sex if entry.sex in Sex.values else "",
        str(entry.nationality),
        str(DocumentKind(entry.document).label) if entry.document in DocumentKind.values else entry.document,
        entry.document_number,
        entry.special,
    )


def _totals(manifest: Manifest, entries: Any) -> tuple[tuple[str, str], ...]:
    """Of the whole list; a copy that leaves somebody out says so. The codes are IATA's, as carriers read them."""
    shown = list(entries)
    totals = [(gettext("Personas"), str(manifest.people)), (gettext("Familias"), str(manifest.households))]
    for code, words in SPECIAL_WORDS.items():
        if number := sum(code in entry.special.split() for entry in shown):
            totals.append((f"{words} ({code})", str(number)))
    if len(shown) != manifest.people:
        totals.append((gettext("Personas en esta copia"), str(len(shown))))
    return tuple(totals)
