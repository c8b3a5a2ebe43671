"""Which column of a list is what: header names in Spanish and in English (docs/linkage.md)."""

from django.utils.translation import gettext as _

from cases.formats.lists import BadFile
from repatriation.common.letters import folded_words

# The first name is the one in our own files.
COLUMNS: dict[str, tuple[str, ...]] = {
    "key": ("row id", "person id", "id", "fila", "numero de fila", "codigo", "persona"),
    "first": ("surname1", "surname 1", "first surname", "paternal surname", "apellido paterno", "primer apellido"),
    "second": ("surname2", "surname 2", "second surname", "maternal surname", "apellido materno", "segundo apellido"),
    "surnames": ("surnames", "surname", "last name", "last names", "family name", "apellidos", "apellido"),
    "given": ("given", "given names", "given name", "first name", "first names", "nombres", "nombre"),
    "born": ("dob", "birth date", "birthdate", "date of birth", "born on", "fecha de nacimiento", "nacimiento"),
    "sex": ("sex", "gender", "sexo", "genero"),
    "number": (
        "doc no", "document number", "document no", "document", "numero de documento", "nro de documento", "documento",
    ),
    "national": ("national id", "national identity number", "dni", "documento nacional"),
    "passport": ("passport", "passport number", "pasaporte", "numero de pasaporte"),
    "nationality": ("nationality", "nacionalidad"),
}  # fmt: skip
NAMES = {name: field for field, names in COLUMNS.items() for name in names}


def fields_of(header: list[str], file: str) -> dict[str, int]:
    """Field -> place of its column; BadFile where one is missing or there twice."""
    places: dict[str, int] = {}
    for place, heading in enumerate(header):
        field = NAMES.get(folded_words(heading))
        if field in places:
            words = _("%(file)s, línea 1: dos columnas dicen lo mismo: «%(one)s» y «%(other)s».")
            raise BadFile(words % {"file": file, "one": header[places[field]], "other": heading})
        if field:
            places[field] = place
    if "second" in places and "first" not in places and "surnames" in places:
        places["first"] = places.pop("surnames")
    if not {"first", "surnames"} & places.keys():
        raise BadFile(_("%(file)s, línea 1: falta la columna de los apellidos (surnames).") % {"file": file})
    if {"first", "surnames"} <= places.keys():
        words = _("%(file)s, línea 1: los apellidos están en dos maneras: «%(one)s» y «%(other)s».")
        raise BadFile(words % {"file": file, "one": header[places["surnames"]], "other": header[places["first"]]})
    if "given" not in places:
        raise BadFile(_("%(file)s, línea 1: falta la columna de los nombres (given).") % {"file": file})
    return places
