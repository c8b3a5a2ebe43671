"""Forms that ask for words: a reason, a legal ground, conditions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from flights.enums import Decision


def words_field(label: Any, *, rows: int = 2, required: bool = True, limit: int = 1000) -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=limit, widget=forms.Textarea(attrs={"rows": rows})
    )


class ReasonForm(forms.Form):
    reason = words_field(_("Motivo"), limit=300)


class GroundedForm(ReasonForm):
    with_confirmed = forms.BooleanField(
        label=_("También a quienes ya confirmaron"), required=False,
        help_text=_("Sin marcarlo conservan su lugar: el permiso todavía puede llegar."),
    )  # fmt: skip


class SubmitForm(forms.Form):
    legal_ground = forms.CharField(
        label=_("Base legal"), max_length=300, help_text=_("La norma o el acto que permite esta rotación.")
    )


class DecisionForm(forms.Form):
    """Approving may carry conditions; returning and refusing need the reason."""

    decision = forms.ChoiceField(
        label=_("Decisión"),
        widget=forms.RadioSelect,
        choices=[
            (Decision.APPROVED, _("Aprobar")),
            (Decision.RETURNED, _("Devolver para que se corrija")),
            (Decision.REFUSED, _("Rechazar")),
        ],
    )
    conditions = words_field(_("Condiciones, o el motivo"), rows=3, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        needs_words = cleaned.get("decision") in (Decision.RETURNED, Decision.REFUSED)
        if needs_words and not cleaned.get("conditions"):
            self.add_error("conditions", _("Escriba el motivo."))
        return cleaned
