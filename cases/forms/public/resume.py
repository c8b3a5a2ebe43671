"""The short code of a draft, as somebody copies it from a piece of paper."""

from django.utils.translation import gettext_lazy as _

from cases.forms.public.fields import Text
from cases.forms.public.page import PublicForm


class ResumeForm(PublicForm):
    title = _("Seguir con mi registro")
    lead = _("Escriba el código que le dimos cuando guardó su registro.")

    code = Text(
        label=_("Código"), hint=_("12 letras y números. Da igual si son mayúsculas o minúsculas."), max_length=60,
        missing=_("Escriba su código."), width="w-m",
        attributes={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )  # fmt: skip

    def say_unknown(self) -> None:
        self.add_error(
            "code",
            _(
                "No hay un registro guardado con ese código. "
                "Revíselo letra por letra: no tiene ceros, unos, I, L, O, S ni U."
            ),
        )
