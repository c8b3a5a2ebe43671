"""A bad file says file, line, column and why, and loads nothing."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from consulates.models import Agency, Airport, ConsularOffice
from consulates.operations.reference import BadFiles, load_reference
from tests import makers
from tests.consulates.test_load_reference import change_cell, folder  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db

OFFICES, STATES, AIRPORTS = "consular_offices.csv", "us_state_jurisdiction.csv", "airports.csv"
CROSSINGS, FACILITIES = "border_crossings.csv", "detention_facilities_largest.csv"

ONE_CELL = [
    (AIRPORTS, "LIM", 2, "latitude", "norte", "“norte”: el valor debe ser un número decimal."),
    (AIRPORTS, "LIM", 2, "latitude", "91", "91 no está entre -90 y 90."),
    (AIRPORTS, "LIM", 2, "country", "XX", "«XX» no es un país de ISO 3166-1."),
    (AIRPORTS, "LIM", 2, "subdivision", "PE-XXX", "«PE-XXX» no es un estado o región de ISO 3166-2."),
    (AIRPORTS, "LIM", 2, "subdivision", "US-FL", "«US-FL» no pertenece al país PE."),
    (AIRPORTS, "LIM", 2, "timezone", "Lima", "«Lima» no es una zona horaria conocida."),
    (AIRPORTS, "LIM", 2, "name", "", "Este campo no puede estar vacío."),
    (OFFICES, "EMB-WAS", 2, "kind", "casa", "Valor 'casa' no es una opción válida."),
    (OFFICES, "EMB-WAS", 2, "transit_role", "tal vez", "«tal vez» no es «yes» ni «no»."),
    (OFFICES, "EMB-WAS", 2, "jurisdiction", "US-ZZ", "«US-ZZ» no es un estado o región de ISO 3166-2."),
    (CROSSINGS, "BX-DES", 2, "country_b", "", "«» no es un país de ISO 3166-1."),
    (STATES, "US-AK", 2, "consular_office", "CG-MIA", "contradice a consular_offices.csv, línea 17: «CG-SFO»."),
]


def faults(folder, now):  # noqa: F811
    with pytest.raises(BadFiles) as bad:
        load_reference(folder, at=now)
    return [(fault.file, fault.line, fault.column, fault.why) for fault in bad.value.faults]


def append(path, line):
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


@pytest.mark.parametrize(("file", "key", "line", "column", "value", "why"), ONE_CELL)
def test_one_bad_cell_is_one_fault(folder, now, file, key, line, column, value, why):  # noqa: F811
    change_cell(folder / file, key, column, value)

    found = faults(folder, now)

    assert found == [(file, line, column, why)]
    assert ConsularOffice.objects.count() == 0


def test_repeated_code_names_the_first_line(folder, now):  # noqa: F811
    path = folder / AIRPORTS
    append(path, path.read_text().splitlines()[1].replace("SPJC", "XXXX"))

    assert faults(folder, now) == [(AIRPORTS, 102, "iata", "«LIM» ya está en la línea 2.")]


def test_repeated_icao_is_found_though_the_key_is_another(folder, now):  # noqa: F811
    path = folder / AIRPORTS
    append(path, path.read_text().splitlines()[1].replace("LIM,SPJC", "XXX,SPJC"))

    assert faults(folder, now) == [(AIRPORTS, 102, "icao", "«SPJC» ya está en la línea 2.")]


def test_a_place_in_two_jurisdictions_is_refused(folder, now):  # noqa: F811
    change_cell(folder / OFFICES, "CG-MIA", "jurisdiction", "US-FL|US-PR|US-VI|US-GA")

    assert (OFFICES, 10, "jurisdiction", "El lugar «US-GA» ya pertenece a la oficina de la línea 9.") in faults(
        folder, now
    )


def test_facility_of_an_unknown_office_is_refused(folder, now):  # noqa: F811
    append(folder / FACILITIES, "Granja,Miami,Miami-Dade,FL,US-FL,Farm,CG-NADA")

    why = "«CG-NADA» no está entre los códigos de «oficinas consulares»."
    assert faults(folder, now) == [(FACILITIES, 62, "consular_office", why)]


def test_a_faulty_office_is_one_fault_and_not_one_for_each_that_names_it(folder, now):  # noqa: F811
    change_cell(folder / OFFICES, "CG-HOU", "latitude", "norte")

    assert [(file, line, column) for file, line, column, _why in faults(folder, now)] == [(OFFICES, 11, "latitude")]


def test_missing_column_is_named(folder, now):  # noqa: F811
    path = folder / AIRPORTS
    path.write_text(path.read_text().replace(",timezone,", ",zone,", 1))

    assert faults(folder, now) == [(AIRPORTS, 1, "timezone", "falta esta columna.")]


def test_repeated_column_is_named(folder, now):  # noqa: F811
    path = folder / AIRPORTS
    path.write_text(path.read_text().replace(",note,", ",name,", 1))

    assert faults(folder, now) == [(AIRPORTS, 1, "name", "esta columna está más de una vez.")]


def test_wrong_encoding_names_the_line(folder, now):  # noqa: F811
    path = folder / CROSSINGS
    path.write_bytes(path.read_text().encode("utf-8").replace("Iñapari".encode(), "Iñapari".encode("latin-1"), 1))

    assert faults(folder, now) == [(CROSSINGS, 10, "", "no está en UTF-8.")]


def test_line_with_a_cell_too_many_is_named(folder, now):  # noqa: F811
    append(folder / FACILITIES, "Granja,Miami,Miami-Dade,FL,US-FL,Farm,CG-MIA,más")

    assert faults(folder, now) == [(FACILITIES, 62, "", "tiene 8 celdas y la cabecera 7.")]


def test_quote_that_never_closes_is_named(folder, now):  # noqa: F811
    append(folder / FACILITIES, '"Granja,Miami')

    (file, _line, _column, why) = faults(folder, now)[0]
    assert (file, why) == (FACILITIES, "no se puede leer como CSV (unexpected end of data).")


def test_missing_file_is_named(folder, now):  # noqa: F811
    (folder / CROSSINGS).unlink()

    assert faults(folder, now) == [(CROSSINGS, 0, "", "este archivo no existe.")]


def test_wrong_date_of_a_jurisdiction_is_named(folder, now):  # noqa: F811
    path = folder / OFFICES
    lines = path.read_text().splitlines()
    path.write_text("\n".join([f"{lines[0]},jurisdiction_from", *(f"{line},31/12/2020" for line in lines[1:3])]))

    assert (OFFICES, 3, "jurisdiction_from", "«31/12/2020» no es una fecha AAAA-MM-DD.") in faults(folder, now)


def test_line_that_clashes_with_a_row_made_by_hand_loads_nothing(folder, now):  # noqa: F811
    makers.airport("XXX")
    Airport.objects.update(icao="SPJC")

    (file, line, _column, why) = faults(folder, now)[0]

    assert (file, line, "Key (icao)=(SPJC) already exists." in why) == (AIRPORTS, 0, True)
    assert (Airport.objects.count(), ConsularOffice.objects.count(), Agency.objects.count()) == (1, 0, 0)


def test_command_shows_twenty_faults_and_counts_the_rest(folder):  # noqa: F811
    path = folder / AIRPORTS
    path.write_text(path.read_text().replace(",America/", ",Amerika/"))

    with pytest.raises(CommandError) as said:
        call_command("load_reference", folder, stdout=StringIO())

    lines = str(said.value).splitlines()
    assert lines[:2] == [
        "No se cargó nada.",
        "airports.csv, línea 2, columna timezone: «Amerika/Lima» no es una zona horaria conocida.",
    ]
    assert (len(lines), lines[-1]) == (22, "… y 73 fallas más.")


def test_command_speaks_the_language_it_is_asked_for(folder):  # noqa: F811
    change_cell(folder / AIRPORTS, "LIM", "latitude", "norte")

    with pytest.raises(CommandError, match="value must be a decimal number"):
        call_command("load_reference", folder, language="en", stdout=StringIO())
