"""What a household says of the documents that it sends; views/public/receiving.py takes the files themselves."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.enums import UploadKind
from cases.formats.uploaded import NotTaken
from cases.forms.public.fields import Choice, PublicField, Select
from cases.forms.public.page import PublicForm
from cases.models import Person
from cases.rules.answers import Answers
from repatriation.common.refusals import StrOrPromise

ALL_OF_US = "all"
HEIC_WORDS = _(
    "Esta foto está en el formato HEIC del iPhone y no podemos abrirla. Entre a Ajustes > Cámara > Formatos, elija "
    "«El más compatible» y tome la foto otra vez. O haga una captura de pantalla de la foto y envíe la captura."
)
NOT_TAKEN_WORDS: dict[NotTaken, StrOrPromise] = {
    NotTaken.EMPTY: _("El archivo está vacío. Elija otro."),
    NotTaken.TOO_BIG: _(
        "El archivo pesa más de 10 MB. Tome la foto con menos calidad, o envíe las páginas por separado."
    ),
    NotTaken.PHONE_PHOTO: HEIC_WORDS,
    NotTaken.OTHER_TYPE: _(
        "Este archivo no es una foto ni un PDF, aunque su nombre lo diga. Envíe una foto (JPG, PNG o WebP) o un PDF."
    ),
}


class Files(PublicField):
    """The choice of files; what is wrong with one of them is added by the view that took them in."""

    kind = "files"


class UploadForm(PublicForm):
    """`people` are those of the registration; with one person nobody is asked whose document it is."""

    title = _("Enviar documentos")

    kind = Choice(
        label=_("¿Qué documento es?"), choices=UploadKind.choices, missing=_("Elija qué documento es."),
    )  # fmt: skip
    person = Select(
        label=_("¿De quién es?"), empty=_("Elija una persona"), missing=_("Elija de quién es el documento.")
    )
    files = Files(  # type: ignore[assignment]  # Django takes the fields of a form off its class
        label=_("Foto o archivo"),
        hint=_("JPG, PNG, WebP o PDF, hasta 10 MB cada uno. Puede elegir varios a la vez, hasta 40 MB en total."),
        required=False, is_conditional=True,
    )  # fmt: skip

    def __init__(self, typed: Any, *, people: Sequence[Person], today: Any) -> None:
        self.people = people
        super().__init__(typed, answers=Answers(), today=today)

    def shape(self) -> None:
        if len(self.people) == 1:
            del self.fields["person"]
            return
        named = [(str(person.pk), person.full_name) for person in self.people]
        self.spec("person").options = [*named, (ALL_OF_US, _("De toda la familia"))]

    def whose(self) -> Person | None:
        """The person that the documents are of; None for the whole family."""
        if len(self.people) == 1:
            return self.people[0]
        return next((person for person in self.people if str(person.pk) == self.cleaned_data["person"]), None)

    @property
    def files_field(self) -> Files:
        field: Files = self.spec("files")
        return field

    @property
    def file_faults(self) -> list[str]:
        return self.shown_errors("files")

    def refuse_file(self, words: StrOrPromise, *, name: str = "") -> None:
        """Say at the field what is wrong with one file, or with all."""
        self.add_error("files", ValidationError(f"{name}: {words}" if name else str(words)))
