"""What is wrong with a passenger list, in words: for the terminal and for the pages alike."""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from flights.formats.paxlst_faults import Fault

READING: dict[str, str | Promise] = {
    "too_large": _("el archivo pasa de %(megabytes)s MB: no es una lista de pasajeros."),
    "no_interchange": _("no es una lista PAXLST: no se encuentra su comienzo (UNA o UNB)."),
    "bad_separators": _("los separadores que anuncia (%(signs)s) no se distinguen entre sí o de las letras."),
    "segment_too_long": _("el segmento no termina: falta el signo %(end)s."),
    "too_many_segments": _("pasa de %(most)s segmentos: no es una lista de pasajeros."),
    "segment_unclosed": _("el archivo se corta en medio de un segmento: pida que lo envíen otra vez."),
    "no_segment": _("aquí debe comenzar un segmento y dice «%(text)s»."),
    "outside_message": _("el segmento está fuera de todo mensaje (UNH a UNT)."),
    "message_unclosed": _("el mensaje que comienza aquí no termina (falta UNT): pida que lo envíen otra vez."),
    "no_message": _("el archivo no contiene ningún mensaje."),
    "not_paxlst": _("el mensaje es «%(name)s», no una lista de pasajeros (PAXLST)."),
    "interchange_unclosed": _("falta el final del envío (UNZ): pregunte si llegó completo."),
    "count_differs": _("dice %(said)s y son %(counted)s."),
    "reference_differs": _("la referencia del comienzo es «%(first)s» y la del final «%(second)s»."),
    "people_differ": _("dice %(said)s personas y nombra a %(listed)s: puede contar el vuelo entero."),
    "parts_missing": _("la lista viene en partes y faltan estas: %(numbers)s."),
    "part_twice": _("la parte %(number)s está dos veces."),
    "last_part_missing": _("la lista sigue después de la parte %(number)s: falta la última."),
    "bad_time": _("«%(text)s» no es una fecha con hora."),
    "bad_date": _("«%(text)s» no es una fecha posible; quedó vacía."),
    "bad_sex": _("«%(text)s» no es M, F, X ni U; quedó vacío."),
    "bad_state": _("«%(text)s» no es un código de país; quedó vacío."),
    "bad_number": _("«%(text)s» no es un número."),
    "no_name": _("la persona no tiene nombre."),
    "no_number": _("el documento no tiene número."),
    "unknown_kind": _("«%(text)s» no es una clase de lista."),
    "misplaced": _("el dato %(qualifier)s no corresponde aquí; no se tomó."),
}
WRITING: dict[str, str | Promise] = {
    "unknown_repertoire": _("El repertorio «%(text)s» no es UNOA ni UNOB."),
    "bad_code": _("%(field)s: «%(text)s» no tiene la forma que pide el formato."),
    "bad_sign": _("%(field)s: el formato no admite el signo «%(sign)s»."),
    "too_long": _("%(field)s: pasa de %(longest)s signos."),
    "field_missing": _("%(field)s: falta."),
    "no_flight": _("Falta el vuelo."),
    "no_name": _("Falta el nombre, o no tiene letras latinas."),
    "name_cut": _("El nombre pasa de %(longest)s signos: va cortado."),
    "century_lost": _(
        "Nació en %(year)s y el formato solo lleva dos cifras del año: quien lo lea puede entender otro siglo."
    ),
}
ROWS: dict[str, str | Promise] = {
    "name_cut": _("el nombre es demasiado largo; quedó cortado."),
    "number_left_out": _("el número del documento es demasiado largo; quedó vacío."),
    "born_left_out": _("la fecha de nacimiento no es posible; quedó vacía."),
}
FIELDS: dict[str, str | Promise] = {
    "sender": _("quien envía"),
    "recipient": _("quien recibe"),
    "reference": _("la referencia del envío"),
    "flight": _("el número de vuelo"),
    "carrier": _("el transportista"),
    "place": _("el aeropuerto"),
    "embarks": _("el aeropuerto de embarque"),
    "debarks": _("el aeropuerto de llegada"),
    "nationality": _("la nacionalidad"),
    "document": _("el número del documento"),
    "passenger_reference": _("el registro"),
    "reporter": _("la institución"),
}


def fault_place(fault: "Fault") -> str:
    """segmento 12 (DTM), signo 431"""
    if not fault.segment:
        return gettext("signo %(position)s") % {"position": fault.position} if fault.position else ""
    values = {"number": fault.segment, "tag": fault.tag, "position": fault.position}
    if not fault.tag:
        return gettext("segmento %(number)s, signo %(position)s") % values
    return gettext("segmento %(number)s (%(tag)s), signo %(position)s") % values


def reading_sentence(fault: "Fault") -> str:
    """Where and what, in one line."""
    words = str(READING[fault.code]) % fault.values
    place = fault_place(fault)
    return f"{place}: {words}" if place else words


def writing_sentence(fault: "Fault") -> str:
    """Whose and what; a person by their number in the list."""
    field = str(fault.values.get("field", ""))
    words = str(WRITING[fault.code]) % {**fault.values, "field": FIELDS.get(field, field)}
    if not fault.values["person"]:
        return words
    return gettext("Persona %(number)s: %(words)s") % {"number": fault.values["person"], "words": words}
