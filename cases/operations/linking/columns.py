"""Which column of a list is what: header names in Spanish and in English (docs/linkage.md)."""

import unicodedata

from django.utils.translation import gettext as _

from cases.formats.lists import BadFile

# The first name is the one in our own files.
COLUMNS: dict[str, tuple[str, ...]] = {
    "key": ("row id", "person id", "id", "fila", "numero de fila", "persona"),
    "first": ("surname1", "first surname", "paternal surname", "apellido paterno", "primer apellido"),
    "second": ("surname2", "second surname", "maternal surname", "apellido materno", "segundo apellido"),
    "surnames": ("surnames", "surname", "last name", "apellidos", "apellido"),
    "given": ("given", "given names", "given name", "first name", "first names", "nombres", "nombre"),
    "born": ("dob", "birth date", "date of birth", "fecha de nacimiento", "nacimiento"),
    "sex": ("sex", "gender", "sexo", "genero"),
    "number": ("doc no", "document number", "document", "numero de documento", "documento"),
    "national": ("national id", "dni", "documento nacional"),
    "passport": ("passport", "pasaporte", "passport number"),
    "nationality": ("nationality", "nacionalidad"),
}
NAMES = {name: field for field, names in COLUMNS.items() for name in names}


def fields_of(header: list[str], file: str) -> dict[str, int]:
    """Field -> place of its column; BadFile where one is missing or there twice."""
    places: dict[str, int] = {}
    for place, heading in enumerate(header):
        field = NAMES.get(_folded(heading))
        if field in places:
            raise BadFile(_("%(file)s, línea 1: dos columnas dicen «%(name)s».") % {"file": file, "name": heading})
        if field:
            places[field] = place
    if not {"first", "surnames"} & places.keys():
        raise BadFile(_("%(file)s, línea 1: falta la columna de los apellidos (surnames).") % {"file": file})
    if "given" not in places:
        raise BadFile(_("%(file)s, línea 1: falta la columna de los nombres (given).") % {"file": file})
    return places


def _folded(heading: str) -> str:
    plain = unicodedata.normalize("NFKD", heading.casefold())
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return " ".join(letters.replace("_", " ").replace("-", " ").replace(".", " ").split())
