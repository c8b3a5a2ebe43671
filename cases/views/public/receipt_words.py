"""The receipt in words: for the page, its print and its PDF alike, in the language and on the clocks of the reader."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cases.enums import Clock
from cases.formats.qr import qr_svg
from cases.formats.receipt_pdf import Receipt, Section
from cases.models import Case
from cases.rules.clocks import due
from consulates.models import ConsularOffice
from repatriation.common.moments import full_words


def receipt_of(case: Case, *, at: datetime) -> Receipt:
    address = own_address(case)
    return Receipt(
        language=get_language() or "es",
        site_name=_("Retorno"),
        owner=settings.MINISTRY_NAME,
        title=_("Recibimos su registro"),
        registered=_("Registrado el %(moment)s.") % {"moment": _on_its_clock(case, case.registered_at)},
        reference_label=_("Número de registro"),
        reference=case.reference,
        secret_label=_("Clave secreta"),
        secret=case.secret,
        keep=_how_to_keep(case),
        sections=_sections(case, at),
        own_label=_("Su página"),
        address=address,
        qr=qr_svg(address),
        qr_words=_("Código QR: la cámara de un teléfono abre con él su página."),
        footer=_("El único sitio oficial es %(site)s") % {"site": settings.PUBLIC_URL},
    )


def own_address(case: Case) -> str:
    return f"{settings.PUBLIC_URL}{reverse('public:status', args=[case.reference, case.secret])}"


def _on_its_clock(case: Case, moment: datetime) -> str:
    return full_words(moment, zone=case.office.timezone, place=case.office.city_name)


def _how_to_keep(case: Case) -> str:
    """Where somebody may look through the phone, a picture of the key in it is a danger."""
    if case.in_danger:
        return _(
            "Con estos dos datos verá su registro. Si alguien puede revisar su teléfono, no guarde foto ni archivo: "
            "anótelos en un papel, escóndalo bien y borre esta página del historial."
        )
    return _(
        "Con estos dos datos verá su registro en cualquier teléfono. Guarde esta página o hágale una foto ahora. "
        "No le dé la clave a nadie."
    )


def _sections(case: Case, at: datetime) -> tuple[Section, ...]:
    return (
        Section(
            heading=_("Esto todavía no es un asiento"),
            lines=(_("No compre nada ni deje su alojamiento por ahora."),),
        ),
        Section(heading=_("Qué pasa ahora"), lines=_what_comes(case, at), steps=True),
        Section(heading=_("Su oficina consular"), lines=office_words(case.office)),
        Section(
            heading=_("Si ya no necesita ayuda"),
            lines=(
                _(
                    "Retire su registro en su página cuando quiera, sin dar explicaciones. "
                    "Otra familia podrá usar el asiento."
                ),
            ),
        ),
        Section(
            heading=_("Cuídese de los engaños"),
            lines=(
                _("Registrarse y viajar no cuesta nada, y ningún asiento se vende."),
                _(
                    "Nunca le pediremos dinero ni esta clave, ni por teléfono ni por mensaje. "
                    "Si alguien lo hace, no es de los nuestros: avise a su oficina consular."
                ),
            ),
        ),
    )


def _what_comes(case: Case, at: datetime) -> tuple[str, ...]:
    days = settings.CLOCKS["still_in_need"].days
    return (
        _reading(case, at),
        _(
            "Entran en la lista de espera, en un orden que sigue una regla pública. "
            "Hay menos asientos que personas: todavía no podemos decirle una fecha."
        ),
        _telling(case),
        ngettext(
            "Dentro de %(days)s día le preguntaremos en su página si todavía necesita ayuda.",
            "Dentro de %(days)s días le preguntaremos en su página si todavía necesita ayuda.",
            days,
        )
        % {"days": days},
    )


def _reading(case: Case, at: datetime) -> str:
    """When a person reads it: the office's own clock, four hours where life is in danger."""
    if case.read_at:
        moment = _on_its_clock(case, case.read_at)
        return _("Una persona de su oficina consular leyó su registro el %(moment)s.") % {"moment": moment}
    until = due(Clock.TIER_ONE if case.tier == 1 else Clock.TRIAGE, case.registered_at)
    if until <= at:
        return _(
            "Una persona de su oficina consular debió leer ya su registro. "
            "Si no ve novedades, pida en su página que lo revise una persona."
        )
    moment = _on_its_clock(case, until)
    return _("Una persona de su oficina consular leerá su registro antes del %(moment)s.") % {"moment": moment}


def _telling(case: Case) -> str:
    hours = int(settings.CLOCKS["offer_answered"].total_seconds() // 3600)
    if case.in_danger:
        words = _("No le escribiremos, como pidió. Mire su página cada día: allí verá si hay un asiento.")
    elif case.email:
        words = _("Cuando haya un asiento le escribiremos a %(email)s.") % {"email": case.email}
    else:
        words = _("Cuando haya un asiento lo verá en su página. Mírela cada día.")
    time = ngettext(
        "Tendrá un plazo para responder, normalmente %(hours)s hora.",
        "Tendrá un plazo para responder, normalmente %(hours)s horas.",
        hours,
    )
    return f"{words} {time % {'hours': hours}}"


def office_words(office: ConsularOffice) -> tuple[str, ...]:
    """How it is reached."""
    ways = (
        (_("Teléfono: %(way)s"), office.phone),
        (_("Teléfono de emergencia: %(way)s"), office.emergency_phone),
        (_("Correo: %(way)s"), office.email),
        (_("Dirección: %(way)s"), office.address),
    )
    known = [words % {"way": way} for words, way in ways if way]
    unknown = _("Todavía no publicamos su dirección ni su teléfono. Lo que usted envió ya le llegó.")
    return (office.name, *(known or [unknown]))
