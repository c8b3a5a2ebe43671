"""What a household types on the pages of its registration."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.forms.public.fields import Email, Phone, Text
from cases.forms.public.page import PublicForm
from repatriation.common.references import parse_reference, parse_secret

MARKS = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class FindForm(PublicForm):
    """Reference and secret of the receipt, however they are written; says nothing about what exists."""

    title = _("Ver mi registro")

    reference = Text(
        label=_("Número de registro"), hint=_("Por ejemplo: K7QX-M4RD-2. Da igual si son mayúsculas o minúsculas."),
        max_length=60, missing=_("Escriba su número de registro."), attributes=MARKS, width="w-m",
    )  # fmt: skip
    secret = Text(
        label=_("Clave secreta"), hint=_("Las 16 letras y números de su constancia"), max_length=90,
        missing=_("Escriba su clave secreta."), attributes=MARKS,
    )  # fmt: skip

    def clean_reference(self) -> str:
        if reference := parse_reference(self.cleaned_data["reference"]):
            return reference
        raise ValidationError(_("Falta o sobra algo en el número. Cópielo otra vez, letra por letra."))

    def clean_secret(self) -> str:
        if secret := parse_secret(self.cleaned_data["secret"]):
            return secret
        raise ValidationError(_("La clave tiene 16 letras y números. Cópiela otra vez."))


class CorrectContactForm(PublicForm):
    title = _("Cambiar mi correo o teléfono")
    lead = _("Le avisaremos por aquí. La oficina verá el cambio.")

    email = Email(label=_("Correo electrónico"), required=False, is_conditional=True, max_length=254)
    phone = Phone(label=_("Teléfono"), hint=_("Con el código del país"), required=False, is_conditional=True)

    def clean(self) -> None:
        super().clean()
        if not self.errors and not (self.cleaned_data["email"] or self.cleaned_data["phone"]):
            self.add_error("email", _("Escriba un correo o un teléfono, para poder avisarle."))
