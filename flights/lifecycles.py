"""The tables of states of the movement (docs/lifecycles.md is drawn from them)."""

from django.utils.translation import gettext_lazy as _

from flights.enums import ManifestState, OfferState, PermitState, RotationState
from flights.rules import (
    may_answer_for,
    may_board,
    may_clear,
    may_decide,
    may_handle_manifest,
    may_manage_permit,
    may_plan,
    may_withdraw_offer,
)
from repatriation.common.lifecycle import Lifecycle, Transition

S = RotationState
ROTATION_LIFECYCLE = Lifecycle(
    RotationState,
    {
        "submit": Transition((S.DRAFT, S.RETURNED), S.SUBMITTED, _("Presentar para aprobación"), may_plan),
        "approve": Transition((S.SUBMITTED,), S.APPROVED, _("Aprobar"), may_decide),
        "return": Transition((S.SUBMITTED,), S.RETURNED, _("Devolver"), may_decide, needs_reason=True),
        "refuse": Transition((S.SUBMITTED,), S.REFUSED, _("Rechazar"), may_decide, needs_reason=True),
        "clear": Transition((S.APPROVED,), S.CLEARED, _("Declarar con permisos"), may_clear),
        # A revoked or expired permit closes the gate again.
        "unclear": Transition((S.CLEARED,), S.APPROVED, _("Cerrar la salida")),
        "operate": Transition((S.CLEARED,), S.OPERATED, _("Registrar salida"), may_board),
        "close": Transition((S.OPERATED,), S.CLOSED, _("Cerrar"), may_plan),
        "cancel": Transition((S.APPROVED, S.CLEARED), S.CANCELLED, _("Cancelar"), may_plan, needs_reason=True),
    },
)

P = PermitState
PERMIT_LIFECYCLE = Lifecycle(
    PermitState,
    {
        "request": Transition((P.NEEDED, P.REFUSED, P.REVOKED, P.EXPIRED), P.REQUESTED, _("Pedir"), may_manage_permit),
        "grant": Transition((P.REQUESTED, P.CONDITIONAL), P.GRANTED, _("Registrar permiso"), may_manage_permit),
        "grant_conditional": Transition(
            (P.REQUESTED,), P.CONDITIONAL, _("Con condiciones"), may_manage_permit, needs_reason=True
        ),
        "refuse": Transition(
            (P.REQUESTED, P.CONDITIONAL), P.REFUSED, _("Negado"), may_manage_permit, needs_reason=True
        ),
        "revoke": Transition((P.GRANTED,), P.REVOKED, _("Revocado"), may_manage_permit, needs_reason=True),
        "expire": Transition((P.GRANTED,), P.EXPIRED, _("Vencer")),
    },
)

O = OfferState  # noqa: E741 - the table reads like a table
OFFER_LIFECYCLE = Lifecycle(
    OfferState,
    {
        "send": Transition((O.PROPOSED,), O.SENT, _("Enviar oferta"), may_withdraw_offer),
        "accept": Transition((O.SENT,), O.ACCEPTED, _("Aceptar"), may_answer_for),
        # After the time has passed, if nobody who waits could take the places and they are still free.
        "accept_late": Transition((O.EXPIRED,), O.ACCEPTED, _("Aceptar"), may_answer_for),
        "decline": Transition((O.SENT,), O.DECLINED, _("No puede viajar"), may_answer_for),
        "expire": Transition((O.SENT,), O.EXPIRED, _("Vencer")),
        "withdraw": Transition(
            (O.PROPOSED, O.SENT, O.ACCEPTED), O.WITHDRAWN, _("Retirar oferta"), may_withdraw_offer, needs_reason=True
        ),
        "release": Transition((O.ACCEPTED,), O.RELEASED, _("Devolver el asiento"), may_answer_for),
        "board": Transition((O.ACCEPTED,), O.BOARDED, _("Embarcar"), may_board),
        "miss": Transition((O.ACCEPTED,), O.NO_SHOW, _("No se presentó"), may_board),
    },
)

M = ManifestState
MANIFEST_LIFECYCLE = Lifecycle(
    ManifestState,
    {
        "freeze": Transition((M.OPEN,), M.FROZEN, _("Congelar"), may_handle_manifest),
        "send": Transition((M.FROZEN,), M.SENT, _("Enviar"), may_handle_manifest),
        "acknowledge": Transition((M.SENT,), M.ACKNOWLEDGED, _("Recibido"), may_handle_manifest),
    },
)
