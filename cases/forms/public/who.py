"""Who fills in, and by what right when it is for somebody else."""

from django.utils.translation import gettext_lazy as _

from cases.enums import Authority, MaySee, SpeaksAs
from cases.forms.public.fields import Choice, Phone, Text
from cases.forms.public.page import PublicForm
from cases.rules.answers import REPRESENTATIVE, SELF, Answers
from repatriation.common.refusals import StrOrPromise

WHO = [
    (SELF, _("Yo viajo, solo o con mi familia")),
    (SpeaksAs.PARENT, _("Soy la madre o el padre de quien viaja")),
    (SpeaksAs.RELATIVE, _("Soy familiar o amigo de quien viaja")),
    (SpeaksAs.LAWYER, _("Soy su abogado o trabajo en una organización que le ayuda")),
    (SpeaksAs.ATTORNEY, _("Tengo un poder de quien viaja")),
]
AUTHORITIES = [
    (Authority.PARENTAL, _("Sí, soy su madre, su padre o su tutor")),
    (Authority.POWER, _("Sí, con un poder notarial o consular")),
    (Authority.WRITTEN, _("Sí, por escrito")),
    (Authority.SPOKEN, _("Sí, de palabra")),
    (Authority.NONE, _("Todavía no")),
]
AUTHORITY_HINTS: dict[str, StrOrPromise] = {
    Authority.NONE: _("Puede registrarlos igual. La oficina consular hablará primero con ellos.")
}
MAY_SEE = [
    (MaySee.ALL, _("Todo, y puedo responder por ellos")),
    (MaySee.NEWS, _("Solo si hay asiento y cuándo viajan")),
    (MaySee.NOTHING, _("Nada, o todavía no lo sé")),
]
MAY_SEE_HINTS: dict[str, StrOrPromise] = {
    MaySee.ALL: _("Al terminar le daremos a usted la clave del registro."),
    MaySee.NEWS: _("La clave será de ellos. La oficina podrá decirle a usted si viajan y cuándo."),
    MaySee.NOTHING: _("La clave y las novedades serán solo de ellos."),
}


def may_see(answers: Answers) -> str:
    """What whoever fills in may see; '' for a household that does it itself."""
    return str(answers.value(REPRESENTATIVE, "may_see")) if answers.is_represented else ""


class WhoForm(PublicForm):
    section = 1
    title = _("¿Quién llena este registro?")

    who = Choice(label=title, choices=WHO, missing=_("Elija quién llena este registro."))


class RepresentativeForm(PublicForm):
    section = 1
    title = _("Cuéntenos de usted")
    lead = _("Así la oficina consular sabe con quién habla, y protegemos a quienes viajan.")

    name = Text(
        label=_("Sus nombres y apellidos"), max_length=120, missing=_("Escriba sus nombres y apellidos."),
        attributes={"autocomplete": "name"},
    )  # fmt: skip
    relation = Text(
        label=_("¿Qué es usted de quienes viajan?"), hint=_("Por ejemplo: hermana, vecino, abogada de una asociación."),
        max_length=60, missing=_("Escriba qué es usted de quienes viajan."),
    )  # fmt: skip
    document_number = Text(
        label=_("Número de su documento"), hint=_("De su DNI, pasaporte o carné profesional."), max_length=40,
        required=False, width="w-m", attributes={"autocomplete": "off"},
    )  # fmt: skip
    phone = Phone(
        label=_("Su teléfono"), hint=_("Con el código del país, por ejemplo +1 305 555 0134."), required=False
    )
    authority = Choice(
        label=_("¿Le autorizaron a registrarlos?"), choices=AUTHORITIES, hints=AUTHORITY_HINTS,
        missing=_("Elija si le autorizaron a registrarlos."),
    )  # fmt: skip
    may_see = Choice(
        label=_("¿Qué aceptan ellos que usted vea?"), choices=MAY_SEE, hints=MAY_SEE_HINTS,
        missing=_("Elija qué aceptan ellos que usted vea."),
    )  # fmt: skip

    def clean(self) -> None:
        super().clean()
        chosen = self.cleaned_data.get("may_see")
        if self.cleaned_data.get("authority") == Authority.NONE and chosen not in (None, MaySee.NOTHING):
            self.add_error("may_see", _("Si todavía no le autorizaron, elija «Nada, o todavía no lo sé»."))
