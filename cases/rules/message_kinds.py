"""The kinds of messages in words; the codes are the names of their templates."""

from django.utils.translation import gettext_lazy as _

from repatriation.common.refusals import StrOrPromise

MESSAGE_KINDS: dict[str, StrOrPromise] = {
    "acknowledgement": _("acuse de recibo"),
    "support_acknowledgement": _("acuse de un pedido de apoyo"),
    "new_tier": _("cambio de grupo"),
    "review_answered": _("respuesta a un pedido de revisión"),
    "still_in_need": _("pregunta si todavía necesita ayuda"),
    "lapsed": _("registro cerrado sin respuesta"),
    "contact_changed": _("aviso al correo anterior"),
    "access_code": _("código para entrar"),
    "repeated": _("registrado otra vez"),
    "offer": _("oferta de asiento"),
    "offer_accepted": _("asiento aceptado"),
    "offer_expired": _("oferta vencida"),
    "offer_withdrawn": _("oferta retirada"),
    "document_again": _("documento por enviar otra vez"),
    "no_show": _("no se presentó"),
}


def kind_words(code: str) -> str:
    return str(MESSAGE_KINDS.get(code, code.replace("_", " ")))
