"""The faults of the allocation's files in words: file, line, field and what to do."""

from django.utils.translation import gettext_lazy as _

from flights.allocation.files.faults import BadFiles, Fault
from repatriation.common.refusals import StrOrPromise

FAULT_SENTENCES: dict[str, StrOrPromise] = {
    "NO_FOLDER": _("no existe esa carpeta."),
    "NO_FILE": _("no existe el archivo."),
    "EMPTY_FILE": _("el archivo está vacío."),
    "LARGE_FILE": _("el archivo pasa de %(most)s GB."),
    "UNREADABLE": _("no se puede leer (%(why)s)."),
    "BAD_ENCODING": _("el texto está dañado: guárdelo como UTF-8."),
    "NO_HEADINGS": _("la primera línea no tiene nombres de columnas."),
    "NO_COLUMN": _("falta la columna."),
    "COLUMN_TWICE": _("la columna está dos veces."),
    "LONG_LINE": _("la línea pasa de %(most)s caracteres: no es una tabla."),
    "OPEN_QUOTATION": _("hay unas comillas que no se cierran en la línea."),
    "ROW_WIDTH": _("tiene %(cells)s celdas y la tabla %(columns)s columnas."),
    "MANY_ROWS": _("pasa de %(most)s filas."),
    "NO_JSON": _("no es un objeto JSON."),
    "NO_CERTIFICATE": _("no tiene los valores y el certificado del plan."),
    "NOTHING": _("está vacío."),
    "NO_NAME": _("«%(text)s» no sirve de nombre: hasta 64 caracteres, y el primero letra o cifra."),
    "TWICE": _("«%(text)s» ya está en la línea %(other)s."),
    "NO_NUMBER": _("«%(text)s» no es un número."),
    "NO_WHOLE_NUMBER": _("«%(text)s» no es un número entero."),
    "NOT_ABOVE_ZERO": _("%(text)s no es mayor que cero."),
    "OUT_OF_RANGE": _("%(text)s está fuera de lo posible: de %(low)s a %(high)s."),
    "NOT_ONE_OF": _("«%(text)s» no es uno de: %(known)s."),
    "NO_DATE": _("«%(text)s» no es una fecha: escriba AAAA-MM-DD."),
    "NO_ORDER": _("el orden lleva cada uno una vez, los grupos en su orden y «order» al final: %(known)s."),
    "UNKNOWN_AIRPORT": _("«%(text)s» no está en airports.csv."),
    "UNKNOWN_CORRIDOR": _("«%(text)s» no está en corridors.csv."),
    "UNKNOWN_LEG": _("«%(text)s» no está en legs.csv."),
    "UNKNOWN_GROUP": _("«%(text)s» no está en groups.csv."),
    "ABSENT_GROUP": _("falta «%(text)s», que está en groups.csv."),
    "SAME_SIDES": _("los dos lados son «%(text)s»."),
    "GOES_NOWHERE": _("sale de «%(text)s» y llega al mismo lugar."),
    "DAYS_REVERSED": _("el día %(second)s es anterior al día %(first)s (%(other)s)."),
    "SIZE_DIFFERS": _("dice %(size)s personas, pero asientos, camillas y bebés en brazos suman %(parts)s."),
    "LOCKED_NOWHERE": _("está fijo, pero no tiene tramo (prev_leg)."),
    "STATUS_WITHOUT_LEG": _("está vacío, pero prev_status no."),
    "LOCKED_AGAINST_RULES": _("«%(text)s» está fijo en %(leg)s, que no puede tomar: suéltelo o corríjalo."),
    "CANNOT_TAKE": _("«%(text)s» no puede tomar %(leg)s: aeropuertos, nacionalidad, permiso, fechas o necesidades."),
    "NOT_WHERE_LOCKED": _("«%(text)s» está fijo en %(leg)s y el plan lo mueve."),
    "OVERFULL": _("en «%(text)s» el plan usa %(taken)s de %(room)s (%(resource)s)."),
    "OTHER_COUNT": _("de los grupos 1 a %(text)s dice %(said)s personas, y viajan %(found)s."),
    "OTHER_BOUND": _("el tope %(text)s dice %(said)s, y la cuenta da %(found)s."),
    "LOCKED_OVERFULL": _("quienes están fijos en «%(text)s» no caben: suelte a algunos."),
}


def fault_lines(bad: BadFiles) -> str:
    """Every fault on its own line."""
    more = [str(_("y hay más."))] if bad.more else []
    return "\n".join([*map(_fault_line, bad.faults), *more])


def _fault_line(fault: Fault) -> str:
    place = [fault.file]
    if fault.line:
        place.append(_("línea %(line)s") % {"line": fault.line})
    if fault.field:
        place.append(_("campo %(field)s") % {"field": fault.field})
    return f"{', '.join(place)}: {FAULT_SENTENCES[fault.code] % fault.values}"
