"""What a household types on the pages of its registration."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.enums import ReviewAbout
from cases.forms.public.fields import Choice, Text
from cases.forms.public.page import PublicForm
from repatriation.common.references import parse_reference, parse_secret

MARKS = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
ABOUT = [
    (ReviewAbout.ORDER, _("El orden o el grupo en que está mi familia")),
    (ReviewAbout.DECISION, _("Una decisión sobre mi registro")),
    (ReviewAbout.CHANGE, _("Un cambio que no puedo hacer en esta página")),
    (ReviewAbout.OTHER, _("Otra cosa")),
]


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


class ReviewForm(PublicForm):
    title = _("Pedir que lo revise una persona")

    about = Choice(label=_("¿Qué quiere que revise?"), choices=ABOUT, missing=_("Elija qué quiere que revise."))
    words = Text(
        label=_("Cuéntenos con sus palabras"), rows=5, max_length=1000,
        hint=_("Qué está mal o qué falta, y por qué. No hace falta que sea largo."),
        missing=_("Escriba qué quiere que revise la persona."),
    )  # fmt: skip
