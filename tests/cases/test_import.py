"""The import of a list: households whole or held back, never twice, and no mail unless asked."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cases.formats.lists import BadFile, read_list
from cases.models import Case, CaseMember, ImportedRow, Message
from cases.operations.imports.run import import_list
from tests import makers

HEADER = "grupo,nombres,apellido paterno,fecha de nacimiento,sexo,pasaporte,parentesco,correo,aeropuertos\n"
GOOD = (
    "F1,María,Quispe,17/05/1990,F,116543210,titular,maria@example.org,MIA\n"
    "F2,Pedro,Rojas,1985-01-02,M,116543212,titular,,MIA\n"
    "F1,José,Flores,3/2/1988,M,116543211,cónyuge,,\n"
)
BAD = "F3,Ana,Torres,31/02/1980,F,116543213,titular,,MIA\nF3,Luz,Torres,1/2/2010,F,116543214,hija,,\n"


@pytest.fixture
def miami(office):
    makers.airport("MIA")
    makers.jurisdiction("US-FL", office)
    return office


@pytest.fixture
def take(tmp_path, miami, now):
    """Import a text as that office's list; each call has a file of its own."""

    def run(text, **options):
        path = tmp_path / str(uuid4()) / "lista.csv"
        path.parent.mkdir()
        path.write_text(HEADER + text)
        wanted = {"office": miami, "notify": False, "all_or_nothing": False, **options}
        return import_list(read_list(path), name="lista.csv", by=None, at=now, **wanted)

    return run


def test_rows_of_a_group_become_one_household(take, miami):
    outcome = take(GOOD)

    assert (outcome.rows, len(outcome.imported), outcome.people, outcome.faults) == (3, 2, 3, [])
    case = Case.objects.get(contact_name="María Quispe")
    members = case.members.order_by("position").values_list("person__given_names", "relation", "person__born_on")
    assert list(members) == [("María", "self", date(1990, 5, 17)), ("José", "spouse", date(1988, 2, 3))]
    assert (case.office, case.source, case.state, case.subdivision) == (miami, "import", "received", "US-FL")


def test_household_with_a_bad_row_is_held_back_whole(take):
    outcome = take(GOOD + BAD)

    assert len(outcome.imported) == 2
    assert [(fault.number, fault.heading) for fault in outcome.faults] == [(5, "fecha de nacimiento")]
    assert [row.number for row, _error in outcome.held_back()] == [5, 6]


def test_all_or_nothing_imports_nothing_while_a_row_is_wrong(take):
    outcome = take(GOOD + BAD, all_or_nothing=True)

    assert (outcome.imported, Case.objects.count()) == ([], 0)
    assert len(take(GOOD, all_or_nothing=True).imported) == 2


def test_second_run_imports_nothing_twice_in_any_order(take):
    take(GOOD)

    again = take("".join(reversed(GOOD.replace("F1", "G9").replace("María", "MARIA ").splitlines(keepends=True))))

    assert (len(again.imported), again.already_here) == (0, 2)
    assert (Case.objects.count(), CaseMember.objects.count(), ImportedRow.objects.count()) == (2, 3, 2)


def test_corrected_rows_come_in_later(take):
    take(GOOD + BAD)

    outcome = take((GOOD + BAD).replace("31/02/1980", "28/02/1980"))

    assert (len(outcome.imported), outcome.already_here, Case.objects.count()) == (1, 2, 3)


def test_interrupted_import_goes_on_where_it_stopped(take):
    def pull_the_plug(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(GOOD, progress=pull_the_plug)
    outcome = take(GOOD)

    assert (len(outcome.imported), outcome.already_here, Case.objects.count()) == (1, 1, 2)


def test_import_writes_to_nobody_unless_asked(take):
    take(GOOD)

    assert Message.objects.count() == 0


def test_notify_writes_to_households_with_an_address(take):
    take(GOOD, notify=True)

    assert list(Message.objects.values_list("recipient", "kind")) == [("maria@example.org", "acknowledgement")]


def test_list_belongs_to_the_office_that_keeps_it(take):
    other = makers.office("CG-ORL")

    take(GOOD, office=other)

    assert set(Case.objects.values_list("office", flat=True)) == {other.pk}


def test_waiting_counts_from_the_day_that_the_office_noted(tmp_path, miami, now):
    path = tmp_path / "lista.csv"
    path.write_text("nombres,fecha de registro,pais,estado\nAna,2026-11-10,Estados Unidos,Florida\n")

    import_list(read_list(path), name="lista", office=None, notify=False, all_or_nothing=False, by=None, at=now)

    case = Case.objects.get()
    assert (case.registered_at.date(), case.subdivision) == (date(2026, 11, 10), "US-FL")


def test_english_headings_and_words_mean_the_same(tmp_path, miami, now):
    path = tmp_path / "list.csv"
    path.write_text(
        "group;given names;surnames;birth date;sex;relation;wheelchair\nA;Ana;Torres Díaz;1950-01-01;female;head;yes\n"
    )

    import_list(read_list(path), name="list", office=miami, notify=False, all_or_nothing=False, by=None, at=now)

    member = CaseMember.objects.select_related("person").get()
    assert (member.person.surnames, member.person.sex, member.relation, member.needs_wheelchair) == (
        "Torres Díaz",
        "F",
        "self",
        True,
    )


def test_file_without_names_is_refused(tmp_path, miami, now):
    path = tmp_path / "list.csv"
    path.write_text("a,b\n1,2\n")

    with pytest.raises(BadFile, match="nombres"):
        import_list(read_list(path), name="list", office=miami, notify=False, all_or_nothing=False, by=None, at=now)


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_make_each_household_once(take):
    text = "".join(f"F{n},Ana {'ABCDEFGHIJ'[n]},Rojas,1985-01-02,F,11654{n:04},titular,,MIA\n" for n in range(10))
    start = Barrier(2)

    def side(_number):
        start.wait()
        try:
            return take(text)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as sides:
        outcomes = list(sides.map(side, range(2)))

    assert sorted(len(one.imported) + one.already_here for one in outcomes) == [10, 10]
    assert sum(len(one.imported) for one in outcomes) == Case.objects.count() == ImportedRow.objects.count() == 10


def test_command_reports_and_writes_the_held_back_rows(tmp_path, miami, capsys):
    path = tmp_path / "lista.csv"
    path.write_text(HEADER + GOOD + BAD)

    with pytest.raises(SystemExit):
        call_command("import_registrations", path, "--office", "cg-mia")

    said = capsys.readouterr().out
    assert "Familias importadas: 2, con 3 personas." in said
    assert "fila 5: fecha de nacimiento: Ese día no existe" in said
    assert (tmp_path / "lista.errors.csv").read_text("utf-8-sig").count("F3,") == 2


def test_command_knows_no_such_office(tmp_path, miami):
    (tmp_path / "lista.csv").write_text(HEADER + GOOD)

    with pytest.raises(CommandError, match="CG-XXX"):
        call_command("import_registrations", tmp_path / "lista.csv", "--office", "CG-XXX")
