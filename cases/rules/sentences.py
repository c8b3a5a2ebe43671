"""The sentences of the timeline, by code of the event; `%(name)s` is filled from the event's values."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases.enums import Purpose, ReferralState, ReviewAbout
from cases.rules.consents import CONSENT_WORDS
from cases.rules.own_pages import words_of
from repatriation.common.refusals import StrOrPromise

if TYPE_CHECKING:
    from cases.models import CaseEvent

EVENT_SENTENCES: dict[str, StrOrPromise] = {
    "registered": _("Registro recibido"),
    "expected": _("Se espera su llegada"),
    "reported": _("Aviso de detención recibido"),
    "relative_reported": _("Un familiar avisó de la detención: aviso %(reference)s"),
    "detention_reported": _("Un familiar avisó que una persona de esta familia está detenida: registro %(reference)s"),
    "news_allowed": _("La persona permitió informar a quien envió el aviso %(reference)s"),
    "news_stopped": _("La persona ya no permite informar a quien envió el aviso %(reference)s"),
    "support_asked": _("Pedido de apoyo recibido"),
    "support_proposed": _("Pidió apoyo y dio permiso para derivar a: %(agencies)s"),
    "read": _("Una persona de su oficina consular (%(office)s) leyó su registro"),
    "triaged": _("Su grupo de atención es el %(tier)s de 5"),
    "override_proposed": _("Un funcionario pidió revisar su grupo"),
    "override_confirmed": _("Dos funcionarios revisaron su grupo: ahora es el %(tier)s de 5"),
    "override_refused": _("Se revisó su grupo y se mantiene"),
    "assigned": _("Un funcionario quedó a cargo de su registro"),
    "note": _("Nota interna"),
    "corrected": _("Sus datos fueron corregidos"),
    "household_corrected": _("Corrigió sus datos: %(fields)s"),
    "person_added": _("Añadió a una persona al registro"),
    "person_removed": _("Quitó a una persona del registro"),
    "office_changed": _("Por el cambio de lugar, ahora atiende %(office)s"),
    "retiered": _("Su grupo de atención era el %(was)s y ahora es el %(tier)s de 5"),
    "need_asked": _("Le preguntamos si todavía necesita ayuda"),
    "need_confirmed": _("Confirmó que todavía necesita ayuda"),
    "consent_given": _("Dio un permiso: %(purpose)s"),
    "consent_withdrawn": _("Retiró un permiso: %(purpose)s"),
    "review_asked": _("Pidió que una persona revise %(about)s"),
    "review_answered": _("Una persona de su oficina consular respondió a lo que pidió revisar"),
    "secret_renewed": _("Cambió la clave de su registro"),
    "message_queued": _("Le escribimos: %(subject)s"),
    "entered_by_code": _("Alguien entró a esta página con un código que enviamos a su correo"),
    "message_failed": _("No pudimos entregarle un mensaje"),
    "moved_received": _("Registro recibido"),
    "moved_verified": _("Su registro fue verificado"),
    "moved_waiting": _("Está en la lista de espera"),
    "moved_offered": _("Le ofrecimos un asiento"),
    "moved_confirmed": _("Aceptó el asiento"),
    "moved_boarded": _("Embarcó"),
    "moved_returned": _("Llegó"),
    "moved_withdrawn": _("El registro fue retirado"),
    "moved_own_means": _("Retornó por sus propios medios"),
    "moved_ineligible": _("El registro no corresponde a este programa"),
    "moved_lapsed": _("Cerramos el registro: no tuvimos respuesta"),
    "moved_merged": _("El registro se unió a otro de la misma familia"),
    "repeat_found": _("Una persona de este registro ya estaba en otro"),
    "repeat_settled": _("Se decidió si es la misma familia"),
    "repeat_denied": _("La familia dice que no llenó el otro registro"),
    "person_merged": _("Una persona de este registro es la misma que en %(references)s"),
    "merge_undone": _("Una persona de este registro no es la misma que en %(references)s: se deshizo la unión"),
    "repeat_joined": _("Usted se registró otra vez: unimos los dos registros"),
    "moved_located": _("El consulado ubicó a la persona"),
    "moved_not_found": _("El consulado no pudo ubicar a la persona"),
    "moved_acknowledged": _("La autoridad reconoció la detención"),
    "moved_assisted": _("El consulado asiste a la persona"),
    "moved_released": _("La persona fue liberada"),
    "moved_removed": _("La persona fue expulsada del territorio"),
    "moved_arrived": _("Llegó"),
    "moved_assessed": _("Se preguntó qué apoyo necesita"),
    "moved_supported": _("Recibe apoyo"),
    "moved_closed": _("El registro fue cerrado"),
    "visit_requested": _("El consulado pidió una visita"),
    "visit_done": _("El consulado hizo una visita"),
    "visit_refused": _("La visita fue negada"),
    "visit_scheduled": _("La visita tiene fecha"),
    "visit_cancelled": _("La visita fue cancelada"),
    "offer_declined": _("No aceptó la oferta de asiento"),
    "offer_expired": _("La oferta de asiento venció sin respuesta"),
    "offer_withdrawn": _("La oferta de asiento fue retirada"),
    "gate_closed": _("El vuelo perdió un permiso: %(permit)s"),
    "no_show": _("No se presentó al embarque"),
    "arrival_missing": _("Una persona no llegó"),
    "needs_asked": _("Se preguntó qué apoyo necesita"),
    "referred": _("Fue derivado a %(agency)s"),
    "upload_received": _("Nos envió el documento n.º %(number)s"),
    "upload_clean": _("El documento n.º %(number)s está listo para verse"),
    "upload_refused": _("No pudimos usar el documento n.º %(number)s"),
    "upload_seen": _("Su oficina consular vio el documento n.º %(number)s"),
    "upload_not_enough": _("Su oficina consular pide otro documento en lugar del n.º %(number)s"),
    "upload_removed": _("Quitó el documento n.º %(number)s"),
    "referral_answered": _("%(agency)s respondió: %(answer)s"),
}


def sentence(event: "CaseEvent") -> str:
    """The event in words, in the active language; an answer is stored as its state."""
    values = dict(event.values)
    if "answer" in values:
        values["answer"] = ReferralState(values["answer"]).label
    if "fields" in values:
        values["fields"] = words_of(values["fields"])
    if "purpose" in values:
        values["purpose"] = CONSENT_WORDS[Purpose(values["purpose"])][0]
    if "about" in values:
        values["about"] = ReviewAbout(values["about"]).label
    return str(EVENT_SENTENCES["retiered" if "was" in values else event.code]) % values
