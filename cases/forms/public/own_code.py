"""What one types to get a one-time code, and the code itself; says nothing about what exists."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.forms.public.fields import Text
from cases.forms.public.own import MARKS
from cases.forms.public.page import PublicForm
from repatriation.common.references import parse_reference

DIGITS = 6
ONE_TIME = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
# The same words for a wrong code, one that has passed, and a reference that nobody has.
WRONG_CODE = _("Ese código no sirve: puede tener un error, o ya venció o se usó. Mire el último correo o pida otro.")


class AskCodeForm(PublicForm):
    title = _("Entrar con un código")

    reference = Text(
        label=_("Número de registro"), hint=_("Por ejemplo: K7QX-M4RD-2. Da igual si son mayúsculas o minúsculas."),
        max_length=60, missing=_("Escriba su número de registro."), attributes=MARKS, width="w-m",
    )  # fmt: skip

    def clean_reference(self) -> str:
        if reference := parse_reference(self.cleaned_data["reference"]):
            return reference
        raise ValidationError(_("Falta o sobra algo en el número. Cópielo otra vez, letra por letra."))


class EnterCodeForm(PublicForm):
    title = _("Escriba el código")

    code = Text(
        label=_("Código de 6 números"), max_length=40, missing=_("Escriba el código de 6 números."),
        attributes=ONE_TIME, width="w-s",
    )  # fmt: skip

    def clean_code(self) -> str:
        digits = "".join(mark for mark in self.cleaned_data["code"] if mark.isdecimal())
        if len(digits) != DIGITS:
            raise ValidationError(_("El código tiene 6 números. Cópielo otra vez."))
        return "".join(str(int(digit)) for digit in digits)
