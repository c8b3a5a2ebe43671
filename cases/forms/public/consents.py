"""What the household agrees to, each thing apart."""

from collections.abc import Hashable
from datetime import date

from django.utils.translation import gettext_lazy as _

from cases.enums import Authority, MaySee, Purpose
from cases.forms.public.fields import Check
from cases.forms.public.page import PublicForm
from cases.forms.public.who import may_see
from cases.rules.answers import REPRESENTATIVE, Answers
from cases.rules.consents import CONSENT_WORDS
from repatriation.common.refusals import StrOrPromise

CONSENT_FIELDS = {
    Purpose.RETURN: "return_",
    Purpose.COUNTERPART: "counterpart",
    Purpose.AGENCIES: "agencies",
    Purpose.RELATIVE: "relative",
}


def _check(purpose: Purpose, missing: StrOrPromise = "") -> Check:
    label, hint = CONSENT_WORDS[purpose]
    return Check(label=label, hint=hint, missing=missing, required=bool(missing))


class ConsentsForm(PublicForm):
    section = 7
    title = _("Sus permisos")
    lead = _("Cada permiso es aparte. Solo el primero es necesario, y puede retirar cualquiera cuando quiera.")

    return_ = _check(Purpose.RETURN, _("Sin este permiso no podemos organizar su retorno. Márquelo para continuar."))
    counterpart = _check(Purpose.COUNTERPART)
    agencies = _check(Purpose.AGENCIES)
    relative = _check(Purpose.RELATIVE)

    @classmethod
    def facts_from(cls, answers: Answers, number: int, today: date) -> Hashable:
        """Whether somebody could be told, whether somebody answers for others, and whether without their word."""
        named = [answers.value("contactos", f"{who}_name") for who in ("emergency", "at_home")]
        sees = may_see(answers)
        may_be_told = any(named) or sees in (MaySee.ALL, MaySee.NEWS)
        return may_be_told, answers.is_represented, answers.value(REPRESENTATIVE, "authority") == Authority.NONE

    def shape(self) -> None:
        may_be_told, is_represented, is_unasked = self.facts
        if not may_be_told:
            del self.fields["relative"]
        if is_represented and is_unasked:
            self.notice = _(
                "Usted todavía no tiene su autorización: marque solo lo que ellos querrían. "
                "La oficina consular les preguntará por cada permiso antes de usarlo."
            )
        elif is_represented:
            self.notice = _("Usted responde en nombre de quienes viajan. Ellos pueden cambiar cada permiso.")

    def purposes(self) -> tuple[str, ...]:
        """What was agreed to."""
        return tuple(purpose for purpose in Purpose if self.cleaned_data.get(CONSENT_FIELDS[purpose]))
