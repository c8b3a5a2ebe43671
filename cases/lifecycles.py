"""The tables of states of the people's side (docs/lifecycles.md is drawn from them)."""

from django.utils.translation import gettext_lazy as _

from cases.enums import (
    CaseKind,
    CaseState,
    DuplicateState,
    MergeState,
    OverrideState,
    ReferralState,
    UploadState,
    VisitState,
)
from cases.rules.access import (
    is_second_person,
    may_answer_referral,
    may_remove_upload,
    may_send_referral,
    may_settle_duplicates,
    may_support,
    may_work,
    may_work_detention,
    may_work_upload,
)
from repatriation.common.lifecycle import Lifecycle, Transition

S = CaseState
BEFORE_BOARDING = (S.RECEIVED, S.VERIFIED, S.WAITING, S.OFFERED, S.CONFIRMED)

STRANDED = Lifecycle(
    CaseState,
    {
        "verify": Transition((S.RECEIVED,), S.VERIFIED, _("Verificar"), may_work),
        "put_on_list": Transition((S.VERIFIED,), S.WAITING, _("Poner en lista de espera"), may_work),
        "offer": Transition((S.WAITING,), S.OFFERED, _("Ofrecer asiento")),
        "confirm": Transition((S.OFFERED, S.WAITING), S.CONFIRMED, _("Aceptar asiento")),
        "wait_again": Transition((S.OFFERED, S.CONFIRMED), S.WAITING, _("Volver a la lista")),
        "board": Transition((S.CONFIRMED,), S.BOARDED, _("Embarcar")),
        "arrive": Transition((S.BOARDED,), S.RETURNED, _("Registrar llegada")),
        "withdraw": Transition(BEFORE_BOARDING, S.WITHDRAWN, _("Retirar")),
        "return_by_own_means": Transition(BEFORE_BOARDING, S.OWN_MEANS, _("Retornó por sus medios")),
        "find_ineligible": Transition(
            (S.RECEIVED, S.VERIFIED, S.WAITING), S.INELIGIBLE, _("No corresponde"), may_work, needs_reason=True
        ),
        "merge": Transition(BEFORE_BOARDING, S.MERGED, _("Unir a otro registro")),
        "lapse": Transition((S.RECEIVED, S.VERIFIED, S.WAITING), S.LAPSED, _("Cerrar sin respuesta")),
        "reopen": Transition((S.LAPSED,), S.WAITING, _("Abrir otra vez")),
        "reopen_unverified": Transition((S.LAPSED,), S.RECEIVED, _("Abrir otra vez")),
        "close": Transition((S.RETURNED,), S.CLOSED, _("Cerrar"), may_work),
    },
)

DETAINED = Lifecycle(
    CaseState,
    {
        "locate": Transition((S.REPORTED, S.NOT_FOUND), S.LOCATED, _("Ubicado"), may_work),
        "not_find": Transition((S.REPORTED,), S.NOT_FOUND, _("No ubicado"), may_work, needs_reason=True),
        "acknowledge": Transition((S.LOCATED,), S.ACKNOWLEDGED, _("La autoridad lo reconoce"), may_work),
        "assist": Transition((S.LOCATED, S.ACKNOWLEDGED), S.ASSISTED, _("Asistido"), may_work_detention),
        "release": Transition((S.LOCATED, S.ACKNOWLEDGED, S.ASSISTED), S.RELEASED, _("Liberado"), may_work),
        "remove": Transition((S.LOCATED, S.ACKNOWLEDGED, S.ASSISTED), S.REMOVED, _("Expulsado"), may_work),
        "close": Transition((S.RELEASED, S.REMOVED, S.NOT_FOUND), S.CLOSED, _("Cerrar"), may_work),
    },
)

RETURNEE = Lifecycle(
    CaseState,
    {
        "arrive": Transition((S.EXPECTED,), S.ARRIVED, _("Registrar llegada"), may_support),
        "assess": Transition((S.ARRIVED,), S.ASSESSED, _("Evaluar necesidades"), may_support),
        "support": Transition((S.ASSESSED,), S.SUPPORTED, _("Dar apoyo"), may_support),
        "close": Transition((S.SUPPORTED, S.ASSESSED, S.ARRIVED), S.CLOSED, _("Cerrar"), may_support),
    },
)

CASE_LIFECYCLES = {CaseKind.STRANDED: STRANDED, CaseKind.DETAINED: DETAINED, CaseKind.RETURNEE: RETURNEE}
FIRST_STATES = {CaseKind.STRANDED: S.RECEIVED, CaseKind.DETAINED: S.REPORTED, CaseKind.RETURNEE: S.EXPECTED}

OVERRIDE_LIFECYCLE = Lifecycle(
    OverrideState,
    {
        "confirm": Transition((OverrideState.PROPOSED,), OverrideState.CONFIRMED, _("Confirmar"), is_second_person),
        "refuse": Transition((OverrideState.PROPOSED,), OverrideState.REFUSED, _("Rechazar"), is_second_person),
    },
)

V = VisitState
VISIT_LIFECYCLE = Lifecycle(
    VisitState,
    {
        "schedule": Transition((V.REQUESTED,), V.SCHEDULED, _("Programar"), may_work_detention),
        "do": Transition((V.REQUESTED, V.SCHEDULED), V.DONE, _("Visita realizada"), may_work_detention),
        "refuse": Transition(
            (V.REQUESTED, V.SCHEDULED), V.REFUSED, _("Visita negada"), may_work_detention, needs_reason=True
        ),
        "cancel": Transition(
            (V.REQUESTED, V.SCHEDULED), V.CANCELLED, _("Cancelar"), may_work_detention, needs_reason=True
        ),
    },
)

R = ReferralState
REFERRAL_LIFECYCLE = Lifecycle(
    ReferralState,
    {
        "send": Transition((R.DRAFT,), R.SENT, _("Enviar"), may_send_referral),
        "drop": Transition((R.DRAFT,), R.DECLINED, _("No enviar"), may_send_referral, needs_reason=True),
        "accept": Transition((R.SENT,), R.ACCEPTED, _("Aceptar"), may_answer_referral),
        "decline": Transition((R.SENT,), R.DECLINED, _("Rechazar"), may_answer_referral, needs_reason=True),
        "start": Transition((R.ACCEPTED,), R.IN_PROGRESS, _("Iniciar"), may_answer_referral),
        "complete": Transition((R.ACCEPTED, R.IN_PROGRESS), R.COMPLETED, _("Completar"), may_answer_referral),
        "expire": Transition((R.SENT,), R.EXPIRED, _("Vencer")),
    },
)

U = UploadState
UPLOAD_LIFECYCLE = Lifecycle(
    UploadState,
    {
        "accept": Transition((U.RECEIVED,), U.CLEAN, _("Aceptar")),
        "refuse": Transition((U.RECEIVED,), U.REFUSED, _("Rechazar")),
        "ask_for_another": Transition((U.CLEAN,), U.REFUSED, _("Pedir otro"), may_work_upload, needs_reason=True),
        "remove": Transition((U.RECEIVED, U.CLEAN), U.REMOVED, _("Quitar"), may_remove_upload),
    },
)

D = DuplicateState
UNJOINED = (D.OPEN, D.APART)
DUPLICATE_LIFECYCLE = Lifecycle(
    DuplicateState,
    {
        "merge": Transition(UNJOINED, D.SAME, _("Es la misma persona"), may_settle_duplicates, needs_reason=True),
        "part": Transition(UNJOINED, D.DIFFERENT, _("Son distintas"), may_settle_duplicates, needs_reason=True),
        "keep_apart": Transition((D.OPEN,), D.APART, _("No unirlas"), may_settle_duplicates, needs_reason=True),
        "reopen": Transition((D.DIFFERENT,), D.OPEN, _("Volver a mirar")),
        "unmerge": Transition((D.SAME,), D.OPEN, _("Deshacer la unión"), may_settle_duplicates, needs_reason=True),
    },
)

MERGE_LIFECYCLE = Lifecycle(
    MergeState,
    {
        "undo": Transition(
            (MergeState.STANDING,), MergeState.UNDONE, _("Deshacer la unión"), may_settle_duplicates, needs_reason=True
        ),
    },
)
