"""Who speaks for the household, as the household itself says it."""

from django.utils.translation import gettext_lazy as _

from cases.enums import Authority, MaySee
from cases.forms.public.fields import Choice, Text
from cases.forms.public.page import PublicForm

AUTHORITIES = [
    (Authority.PARENTAL, _("Sí, es madre, padre o tutor")),
    (Authority.POWER, _("Sí, con un poder notarial o consular")),
    (Authority.WRITTEN, _("Sí, por escrito")),
    (Authority.SPOKEN, _("Sí, de palabra")),
    (Authority.NONE, _("No, o ya no")),
]
MAY_SEE = [
    (MaySee.ALL, _("Todo, y puede responder por nosotros")),
    (MaySee.NEWS, _("Solo si hay asiento y cuándo viajamos")),
    (MaySee.NOTHING, _("Nada")),
]


class OwnRepresentativeForm(PublicForm):
    title = _("Quien llenó el registro por ustedes")

    name = Text(
        label=_("Nombres y apellidos de esa persona"), max_length=120,
        missing=_("Escriba los nombres y apellidos de esa persona."),
    )  # fmt: skip
    relation = Text(label=_("¿Qué es de ustedes?"), max_length=60, missing=_("Escriba qué es de ustedes esa persona."))
    authority = Choice(
        label=_("¿Le autorizan ustedes a hablar por la familia?"), choices=AUTHORITIES,
        missing=_("Elija si le autorizan."),
    )  # fmt: skip
    may_see = Choice(label=_("¿Qué puede ver esa persona?"), choices=MAY_SEE, missing=_("Elija qué puede ver."))

    def shape(self) -> None:
        self.notice = _(
            "Si esa persona tiene la clave de su registro y ya no debe verlo, cambie también la clave en su página."
        )

    def clean(self) -> None:
        super().clean()
        chosen = self.cleaned_data.get("may_see")
        if self.cleaned_data.get("authority") == Authority.NONE and chosen not in (None, MaySee.NOTHING):
            self.add_error("may_see", _("Si no le autorizan, elija «Nada»."))
