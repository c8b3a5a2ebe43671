"""The number of the new registration: only who made it has it."""

from django.utils.translation import gettext_lazy as _

from cases.forms.public.fields import Text
from cases.forms.public.page import PublicForm
from repatriation.common.references import parse_reference


class RepeatedForm(PublicForm):
    title = _("¿Se registró usted otra vez?")

    reference = Text(
        label=_("Número del registro nuevo"), hint=_("Está en su constancia, por ejemplo K7QX-M4RD-2."), max_length=60,
        missing=_("Escriba el número del registro nuevo."), width="w-m",
        attributes={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )  # fmt: skip

    def is_of(self, reference: str) -> bool:
        """Whether it is that number, however it is written; says so at the field where it isn't."""
        if parse_reference(self.cleaned_data["reference"]) == reference:
            return True
        self.add_error("reference", _("Ese no es el número del registro nuevo. Cópielo de su constancia."))
        return False
