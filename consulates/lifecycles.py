"""The table of states of a notice (docs/lifecycles.md is drawn from it)."""

from django.utils.translation import gettext_lazy as _

from consulates.enums import NoticeState
from consulates.rules import may_edit_notice, may_publish_notice
from repatriation.common.lifecycle import Lifecycle, Transition

S = NoticeState
NOTICE_LIFECYCLE = Lifecycle(
    NoticeState,
    {
        "publish": Transition((S.DRAFT,), S.PUBLISHED, _("Publicar"), may_publish_notice),
        "discard": Transition((S.DRAFT,), S.DISCARDED, _("Descartar"), may_edit_notice),
        # It stays readable, and says by which notice: what follows when its correction is published.
        "be_corrected": Transition((S.PUBLISHED,), S.CORRECTED, _("Corregir")),
    },
)
