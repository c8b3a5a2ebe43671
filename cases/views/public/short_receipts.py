"""The receipts of a request for support and of a relative's report, in words: for the page, its print and its PDF."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.formats.qr import qr_svg
from cases.formats.receipt_pdf import Receipt, Section
from cases.models import Case, RelativeReport
from cases.views.public.receipt_words import office_words, own_address
from consulates.models import ConsularOffice
from repatriation.common.moments import full_words


def receipt_of_support(case: Case) -> Receipt:
    return _receipt(
        title=_("Recibimos su pedido de apoyo"),
        received=_moment(case.office, case.registered_at),
        labels=(_("Número de registro"), _("Clave secreta")),
        key=(case.reference, case.secret),
        keep=_keep_in_danger() if case.in_danger else _keep_support(),
        sections=(
            Section(heading=_("Qué pasa ahora"), lines=_what_comes_of_support(case), steps=True),
            Section(heading=_("Le atiende"), lines=office_words(case.office)),
            Section(
                heading=_("Cuídese de los engaños"),
                lines=(
                    _("Ningún apoyo cuesta dinero. Nunca pedimos dinero ni claves, ni por teléfono ni por mensaje."),
                ),
            ),
        ),
        address=own_address(case),
    )


def receipt_of_report(report: RelativeReport) -> Receipt:
    """It doesn't tell whether the person was known."""
    return _receipt(
        title=_("Recibimos su aviso"),
        received=_moment(report.office, report.received_at),
        labels=(_("Número de aviso"), _("Clave secreta")),
        key=(report.reference, report.secret),
        keep=_("Anótelos o haga una foto de la pantalla: con los dos podrá ver su aviso. No le dé la clave a nadie."),
        sections=(
            Section(heading=_("Qué pasa ahora"), lines=_what_comes_of_report(report), steps=True),
            Section(heading=_("Le atiende"), lines=office_words(report.office)),
            Section(
                heading=_("Cuídese de los engaños"),
                lines=(
                    _(
                        "Nunca pedimos dinero, ni por teléfono ni por mensaje. "
                        "Quien le pida dinero para liberar a su familiar no es del consulado."
                    ),
                ),
            ),
            Section(
                heading=_("Si se entera de algo nuevo"),
                lines=(_("Envíe otro aviso desde la página de inicio. La oficina los junta."),),
            ),
        ),
        address=report_address(report),
    )


def report_address(report: RelativeReport) -> str:
    return f"{settings.PUBLIC_URL}{reverse('public:relative_report', args=[report.reference, report.secret])}"


def _receipt(
    *, title: str, received: str, labels: tuple[str, str], key: tuple[str, str], keep: str,
    sections: tuple[Section, ...], address: str,
) -> Receipt:  # fmt: skip
    return Receipt(
        language=get_language() or "es",
        site_name=_("Retorno"),
        owner=settings.MINISTRY_NAME,
        title=title,
        registered=_("Recibido el %(moment)s.") % {"moment": received},
        reference_label=labels[0],
        reference=key[0],
        secret_label=labels[1],
        secret=key[1],
        keep=keep,
        sections=sections,
        own_label=_("Su página"),
        address=address,
        qr=qr_svg(address),
        qr_words=_("Código QR: la cámara de un teléfono abre con él su página."),
        footer=_("El único sitio oficial es %(site)s") % {"site": settings.PUBLIC_URL},
    )


def _moment(office: ConsularOffice, moment: datetime) -> str:
    return full_words(moment, zone=office.timezone, place=office.city_name)


def _keep_support() -> str:
    return _("Anótelos o haga una foto de la pantalla: con los dos podrá ver su registro. No le dé la clave a nadie.")


def _keep_in_danger() -> str:
    return _(
        "Con estos dos datos verá su registro. Si alguien puede revisar su teléfono, no guarde foto ni archivo: "
        "anótelos en un papel, escóndalo bien y borre esta página del historial."
    )


def _what_comes_of_support(case: Case) -> tuple[str, ...]:
    office = {"office": case.office.name}
    if case.tier == 1:
        reading = _("Por el peligro que nos cuenta, una persona de la oficina (%(office)s) leerá su pedido en 4 horas.")
    else:
        reading = _("En 48 horas, o antes si es urgente, una persona de la oficina (%(office)s) leerá su pedido.")
    if case.in_danger:
        telling = _("No le escribiremos, como pidió. Mire su página de vez en cuando: allí verá las respuestas.")
    elif case.email:
        telling = _("Le escribiremos a su correo cuando haya una novedad. También la verá en su página.")
    else:
        telling = _("Le llamaremos si hace falta. Las respuestas las verá en su página.")
    agencies = _(
        "Esa persona lo envía a las entidades que usted permitió. Cada entidad tiene 5 días hábiles para responder."
    )
    return reading % office, agencies, telling


def _what_comes_of_report(report: RelativeReport) -> tuple[str, ...]:
    if report.is_urgent:
        reading = _("Por el peligro que nos cuenta, una persona de la oficina (%(office)s) leerá su aviso en 4 horas.")
    else:
        reading = _("En 24 horas, una persona de la oficina (%(office)s) leerá su aviso.")
    return (
        reading % {"office": report.office.name},
        _(
            "En ese plazo, el consulado pregunta por su familiar a la autoridad. "
            "Después pide visitarle, si él o ella quiere."
        ),
        _("La oficina le escribirá o le llamará. Le contará de su familiar solo lo que él o ella permita."),
        _("Esta respuesta es la misma para todos: no dice si su familiar ya estaba registrado."),
    )
