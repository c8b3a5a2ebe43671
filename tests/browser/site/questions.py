"""The pages of the registration, each empty, with errors and filled; and what follows."""

from django.test import Client

from tests.browser.site.visit import Visit
from tests.cases.public.walk import REPRESENTS, TYPED, address, fill, pages, started

NAMES = {"persona": "public:person", "necesidades": "public:needs"}
# Who helps somebody else gets a page more.
HELPED = TYPED | {"quien": {"who": "parent"}, "representante": REPRESENTS}


def question_visits(world):
    full = started(world.client)
    fill(world.client, full, people=2)
    return [
        *(visit for key in pages(TYPED) for visit in states_of(world.client, key, TYPED, full)),
        *states_of(world.client, "representante", HELPED),
        Visit("public:resume", "pause", full),
        Visit("public:people", "two people", f"{full}personas/"),
        Visit("public:remove", "asked", f"{full}persona/2/quitar/"),
        Visit("public:review", "filled", f"{full}revisar/"),
        *receipts(),
    ]


def states_of(client, key, typed, full=""):
    """Empty, with errors, and filled."""
    page, _dot, _number = key.partition(".")
    name = NAMES.get(page, "public:step")
    empty, wrong = started(client), started(client)
    fill(client, empty, typed, until=key)
    fill(client, wrong, typed, until=key)
    client.post(address(wrong, key), {})
    yield Visit(name, f"{key} empty", address(empty, key))
    if page != "necesidades" and key not in OPTIONAL:
        yield Visit(name, f"error {key}", address(wrong, key))
    if not full:
        full = started(client)
        fill(client, full, typed)
    yield Visit(name, f"{key} filled", address(full, key))


OPTIONAL = {"contactos"}


def receipts():
    client, made = Client(), []
    in_danger = {"contacto": TYPED["contacto"] | {"danger": "on", "danger_reason": "Me amenazan."}}
    for typed in ({}, in_danger, HELPED | {"representante": REPRESENTS | {"may_see": "nothing"}}):
        base = started(client)
        fill(client, base, typed)
        answer = client.post(f"{base}enviar/")
        made.append(answer.url)
    states = ["just sent", "in danger", "without the key"]
    return [Visit("public:receipt", state, path) for state, path in zip(states, made, strict=True)]
