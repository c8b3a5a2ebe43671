"""The public form: a page of it against a bare hello, and sending it against inserting the same rows."""

import itertools

from django.test import Client

from benchmarks import plain
from benchmarks.rig import Figure, Server, interleave
from cases.models import Case, RegistrationDraft
from cases.rules.answers import AFTER, BEFORE
from tests.cases.public import walk

PAGES = [*BEFORE, *(f"persona/{number}{part}" for number in (1, 2, 3) for part in ("", "/necesidades")), *AFTER]
BATCH = 4 * len(PAGES)


def measure_form_page(server: Server) -> Figure:
    """Every page of questions in its turn, filled in, as a family walks through them."""
    base = f"/es/registro/{_filled_draft().pk}"
    pages = [f"{base}/{page}/" for page in PAGES]
    assert {server.get(page)[0] for page in pages} == {200}
    walk_on = itertools.cycle(pages)
    times = interleave(lambda: server.get(next(walk_on)), lambda: server.get("/plain/hello/"), rounds=15, batch=BATCH)
    return Figure("public form page / hello, same middleware (requests/s)", *times, 0.30, 0.60)


def measure_registration(server: Server) -> Figure:
    filled = _filled_draft()
    rounds, batch = 11, 10
    drafts = iter([_copy_of(filled) for _draft in range((rounds + 1) * batch)])
    server.post(f"/es/registro/{filled.pk}/enviar/")
    plain.Model.take(Case.objects.get(draft_token=filled.pk))

    def send() -> None:
        assert server.post(f"/es/registro/{next(drafts)}/enviar/")[0] == 302

    times = interleave(send, lambda: server.post("/plain/registration/"), rounds=rounds, batch=batch)
    return Figure("registration POST / bare view with the same rows (requests/s)", *times, 0.35, 0.50)


def _filled_draft() -> RegistrationDraft:
    """A draft with every page answered, as a family of three walks through it."""
    client = Client()
    base = walk.started(client)
    people = {
        "persona.2": walk.person("Luis"),
        "persona.3": walk.person("Luz"),
        "necesidades.2": {},
        "necesidades.3": {},
    }
    walk.fill(client, base, people, people=3)
    return RegistrationDraft.objects.get(pk=base.rstrip("/").rpartition("/")[2])


def _copy_of(draft: RegistrationDraft) -> str:
    again = RegistrationDraft(answers=draft.answers, started_at=draft.started_at, saved_at=draft.saved_at)
    again.save(force_insert=True)
    return str(again.pk)
