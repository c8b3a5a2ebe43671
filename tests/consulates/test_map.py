"""The map of the USA: every state is drawn once, numbered by its office, and no two offices meet in one tint."""

import re

import pytest
from django.core.management import call_command

from consulates.models import Jurisdiction
from consulates.queries.map import state_map, tints
from consulates.queries.world import country_points, state_outlines, states_by_zip3
from tests.makers import NOW

PATH = re.compile(r"(M\d+ \d+l[-\d ]+z)+")


@pytest.fixture
def drawn(db):
    call_command("load_reference", verbosity=0)
    return state_map(on=NOW.date())


def test_every_state_is_drawn_once_in_the_area_of_its_office(drawn):
    codes = sorted(state.code for area in drawn.areas for state in area.drawn)

    assert (codes, drawn.free) == (sorted(row["subdivision"] for row in state_outlines()), [])


def test_areas_are_numbered_by_city_and_name_all_their_states(drawn):
    atlanta = drawn.areas[0]

    assert (atlanta.number, atlanta.office.code) == (1, "CG-ATL")
    assert [name for _part, name in atlanta.states] == [
        "Alabama", "Carolina del Norte", "Carolina del Sur", "Georgia", "Tennessee",
    ]  # fmt: skip


def test_neighbours_of_two_offices_never_share_a_tint(drawn):
    tint_of = {state.code: (area.number, area.tint) for area in drawn.areas for state in area.drawn}
    meeting = [
        (row["subdivision"], other) for row in state_outlines() for other in filter(None, row["neighbours"].split("|"))
    ]

    assert meeting
    assert [
        pair for pair in meeting
        if tint_of[pair[0]][0] != tint_of[pair[1]][0] and tint_of[pair[0]][1] == tint_of[pair[1]][1]
    ] == []  # fmt: skip


def test_each_state_has_its_own_office_at_worst():
    given = tints({row["subdivision"]: number for number, row in enumerate(state_outlines(), start=1)})

    assert set(given) == set(range(1, len(state_outlines()) + 1))


def test_state_of_nobody_is_drawn_without_a_link(drawn, client):
    Jurisdiction.objects.filter(place="US-UT").delete()

    free = state_map(on=NOW.date()).free

    assert [state.code for state in free] == ["US-UT"]
    assert client.get("/es/consulados/us/mapa.svg").status_code == 200


def test_each_state_is_a_link_with_its_name_and_office(drawn, client):
    drawing = client.get("/es/consulados/us/mapa.svg").content.decode()

    assert '<a target="_top" href="/es/consulados/us/ut/"><title>Utah: Salt Lake City</title><path d="M' in drawing
    assert drawing.count("<path d=") == len(state_outlines())


def test_drawing_is_shown_by_our_own_pages_only(drawn, client):
    drawing = client.get("/es/consulados/us/mapa.svg")

    assert drawing["Content-Type"] == "image/svg+xml"
    assert "frame-ancestors 'self'" in drawing["Content-Security-Policy"]


def test_country_that_is_not_drawn_has_no_drawing(drawn, client):
    assert client.get("/es/consulados/es/mapa.svg").status_code == 404


def test_files_of_the_world_are_sound():
    assert all(PATH.fullmatch(row["path"]) for row in state_outlines())
    assert all(len(key) == 3 and key.isdigit() for key in states_by_zip3())
    assert all(state.startswith("US-") for states in states_by_zip3().values() for state in states)
    assert all(-90 <= north <= 90 and -180 <= east <= 180 for north, east in country_points().values())


def test_neighbours_are_mutual():
    of = {row["subdivision"]: set(filter(None, row["neighbours"].split("|"))) for row in state_outlines()}

    assert [(a, b) for a, others in of.items() for b in others if a not in of[b]] == []
