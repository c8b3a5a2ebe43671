"""The columns of a list: what each is called in Spanish and in English, and how its text is read (docs/import.md)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cases.enums import CallHours, DocumentKind, Funds, Lodging, Means, Purpose, Relation, Sex, Situation
from cases.operations.imports import values
from repatriation.common.letters import folded_words


@dataclass(frozen=True)
class Column:
    """`field` is one of PersonAnswers (of a person) or of Registration (the household's, from any of its rows)."""

    field: str
    names: tuple[str, ...]
    read: Callable[[Any], Any]
    of_person: bool = True


PERSON = (
    Column("given_names", ("nombres", "given names", "first names", "nombre"), values.name(120)),
    Column("paternal_surname", ("apellido paterno", "paternal surname", "primer apellido"), values.name(80)),
    Column("maternal_surname", ("apellido materno", "maternal surname", "segundo apellido"), values.name(80)),
    Column("surnames", ("apellidos", "surnames", "last name", "surname"), values.name(160)),
    Column("born_on", ("fecha de nacimiento", "birth date", "date of birth", "nacimiento"), values.day),
    Column("sex", ("sexo", "sex", "genero", "gender"), values.one_of(Sex, values.SEXES)),
    Column("nationality", ("nacionalidad", "nationality"), values.country),
    Column("document_kind", ("tipo de documento", "document type"), values.one_of(DocumentKind, values.DOCUMENTS)),
    Column(
        "document_number",
        ("numero de documento", "document number", "pasaporte", "passport", "dni", "documento"),
        values.document_number,
    ),
    Column("document_expires_on", ("vencimiento del documento", "document expires", "vence"), values.day),
    Column("national_id", ("numero de dni", "dni ademas", "national id"), values.national_id),
    Column("relation", ("parentesco", "relation", "relacion"), values.one_of(Relation, values.RELATIONS)),
    Column("needs_wheelchair", ("silla de ruedas", "wheelchair"), values.yes_or_no),
    Column("needs_stretcher", ("camilla", "stretcher"), values.yes_or_no),
    Column("pregnancy_weeks", ("semanas de embarazo", "weeks pregnant", "embarazo"), values.weeks),
    Column("medicine_until", ("medicina hasta", "medicine until"), values.day),
    Column("has_disability", ("discapacidad", "disability"), values.yes_or_no),
    Column("suffered_violence", ("victima de violencia", "suffered violence"), values.yes_or_no),
    Column("danger_to_life", ("peligro para la vida", "danger to life"), values.yes_or_no),
    Column("is_alone", ("menor sin adulto", "menor sola", "menor solo", "minor alone"), values.yes_or_no),
    Column("is_sole_adult", ("unico adulto", "unico adulto a cargo", "sole adult"), values.yes_or_no),
    Column("health_note", ("nota de salud", "health note", "salud"), values.text(2000)),
)
HOUSEHOLD = tuple(
    Column(field, names, read, of_person=False)
    for field, names, read in (
        ("group", ("grupo", "group", "familia", "family", "household"), values.text(80)),
        ("registered_on", ("fecha de registro", "registered on", "fecha de solicitud"), values.day),
        ("contact_name", ("contacto", "contact", "persona de contacto", "contact name"), values.text(200)),
        ("email", ("correo", "email", "e mail", "correo electronico"), values.email),
        ("phone", ("telefono", "phone", "celular"), values.text(40)),
        ("uses_whatsapp", ("whatsapp", "usa whatsapp", "uses whatsapp"), values.yes_or_no),
        ("call_hours", ("hora para llamar", "call hours"), values.one_of(CallHours, values.HOURS)),
        ("language", ("idioma", "language"), values.language),
        ("in_danger", ("en peligro", "in danger"), values.yes_or_no),
        ("danger_reason", ("motivo del peligro", "danger reason"), values.text(500)),
        ("emergency_name", ("contacto de emergencia", "emergency contact"), values.text(120)),
        ("emergency_phone", ("telefono de emergencia", "emergency phone"), values.text(40)),
        ("at_home_name", ("familiar en casa", "relative at home"), values.text(120)),
        ("at_home_phone", ("telefono del familiar", "phone of relative"), values.text(40)),
        ("country", ("pais", "country"), values.country),
        ("subdivision", ("estado o region", "state", "estado", "region"), values.text(60)),
        ("city", ("ciudad", "city"), values.text(80)),
        ("address", ("direccion", "address"), values.text(300)),
        ("situation", ("situacion", "situation"), values.one_of(Situation, values.SITUATIONS)),
        ("permit_until", ("permiso hasta", "permit until"), values.day),
        ("lodging", ("alojamiento", "lodging"), values.one_of(Lodging, values.LODGINGS)),
        ("lodging_until", ("alojamiento hasta", "lodging until"), values.day),
        ("means", ("dinero", "means", "medios"), values.one_of(Means, values.MEANS)),
        ("funds", ("le alcanza", "funds", "dinero para vivir"), values.one_of(Funds, values.FUNDS)),
        ("airports", ("aeropuertos", "airports", "aeropuerto", "airport"), values.airports),
        ("earliest_on", ("viaja desde", "earliest", "desde"), values.day),
        ("latest_on", ("viaja hasta", "latest", "hasta"), values.day),
        ("why_then", ("motivo de la fecha", "why then"), values.text(300)),
        ("destination", ("region de destino", "destination", "destino"), values.text(6)),
        ("goes_by_land", ("iria por tierra", "goes by land"), values.yes_or_no),
        ("transit", ("paises de transito", "transit", "transit countries"), values.countries_listed),
        ("has_cancelled_ticket", ("pasaje cancelado", "cancelled ticket"), values.yes_or_no),
        ("ticket_airline", ("aerolinea", "airline"), values.text(60)),
        ("booking_code", ("codigo de reserva", "booking code"), values.text(20)),
        ("adults_may_split", ("adultos por separado", "adults may split"), values.yes_or_no),
        ("consents", ("consentimientos", "consents"), values.several_of(Purpose, values.PURPOSES)),
    )
)
COLUMNS = (*PERSON, *HOUSEHOLD)
BY_NAME = {name: column for column in COLUMNS for name in (column.field.replace("_", " "), *column.names)}


def known_columns(header: list[str]) -> dict[int, Column]:
    """Position -> column; the first heading of a kind counts."""
    found: dict[int, Column] = {}
    for position, heading in enumerate(header):
        column = BY_NAME.get(folded_words(heading))
        if column and column not in found.values():
            found[position] = column
    return found
