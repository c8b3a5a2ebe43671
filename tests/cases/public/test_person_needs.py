"""What is asked about each person's needs: only where it matters, with the reason, and kept."""

import pytest
from django.utils import timezone

from cases.models import Case
from tests.cases.public.walk import YEAR, day, fill, person, place, started

pytestmark = pytest.mark.django_db
CHILD = person("Luz", sex="F", **day("born_on", f"1 1 {YEAR - 9}"))
OLD = person("Julia", **day("born_on", f"1 1 {YEAR - 80}"))


@pytest.fixture
def base(client):
    place()
    return started(client)


def needs_page(client, base, who):
    fill(client, base, {"persona.1": who}, until="necesidades.1")
    return client.get(f"{base}persona/1/necesidades/").content.decode()


@pytest.mark.parametrize(
    ("who", "asked"),
    [
        (person(), {"pregnancy_weeks", "is_sole_adult"}),
        (person(sex="M"), {"is_sole_adult"}),
        (OLD, {"is_sole_adult"}),
        (CHILD, {"is_alone"}),
        (CHILD | day("born_on", f"1 1 {YEAR - 15}"), {"pregnancy_weeks", "is_alone"}),
    ],
)
def test_questions_are_asked_of_whom_they_may_concern(client, base, who, asked):
    html = needs_page(client, base, who)

    found = {name for name in ("pregnancy_weeks", "is_sole_adult", "is_alone") if f'"{name}"' in html}

    assert found == asked


def test_minor_without_an_adult_is_noticed_and_told_what_to_do(client, base):
    assert "todavía no hay un adulto" in needs_page(client, base, CHILD)


def test_minor_beside_an_adult_is_not(client, base):
    fill(client, base, {"persona.2": CHILD}, people=2)

    assert "todavía no hay un adulto" not in client.get(f"{base}persona/2/necesidades/").content.decode()


def test_minor_whom_nobody_looks_after_comes_first_also_beside_an_adult(client, base):
    fill(client, base, {"persona.2": CHILD, "necesidades.2": {"needs": ["is_alone"]}}, people=2)

    client.post(f"{base}enviar/")

    case = Case.objects.get()
    assert (case.tier, "minor_alone" in [factor["code"] for factor in case.factors]) == (1, True)
    assert list(case.members.order_by("position").values_list("is_alone", flat=True)) == [False, True]


def test_sole_adult_and_illness_are_kept(client, base):
    typed = {"needs": ["is_sole_adult"], "health_note": "Diabetes, usa insulina."}
    fill(client, base, {"necesidades.1": typed})

    client.post(f"{base}enviar/")

    member = Case.objects.get().members.get()
    assert (member.is_sole_adult, member.health_note) == (True, "Diabetes, usa insulina.")


def test_answer_that_is_not_asked_of_somebody_is_not_taken(client, base):
    fill(client, base, until="necesidades.1")

    response = client.post(f"{base}persona/1/necesidades/", {"needs": ["is_alone"]})

    assert "Error:" in client.get(response.url).content.decode()


def test_medicine_that_ended_long_ago_is_asked_again(client, base):
    fill(client, base, until="necesidades.1")

    response = client.post(f"{base}persona/1/necesidades/", day("medicine_until", f"1 1 {timezone.now().year - 9}"))

    assert "Revise hasta qué fecha" in client.get(response.url).content.decode()
