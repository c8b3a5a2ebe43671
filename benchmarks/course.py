"""The order of the benchmarks: seeding first, since the queue needs its rows."""

from django.core.management import call_command
from django.test.utils import override_settings

from benchmarks.accepts import measure_accepts
from benchmarks.allocation_job import measure_allocation
from benchmarks.door import measure_door
from benchmarks.pages import measure_form_page, measure_registration
from benchmarks.queue import measure_queue
from benchmarks.rig import Figure, Server
from benchmarks.rush import measure_rush
from benchmarks.seeding import measure_seeding

EVERY = ["seeding", "queue", "form", "registration", "accepts", "allocation", "rush", "door"]


def run(names: list[str], people: int) -> None:
    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0)
    wanted = names or EVERY
    for figure in _figures(wanted, people):
        print(figure.line(), flush=True)
    if "rush" in wanted:
        measure_rush()
    if "door" in wanted:
        measure_door()


def _figures(wanted: list[str], people: int) -> list[Figure]:
    figures = [measure_seeding(people)] if {"seeding", "queue"} & set(wanted) else []
    with override_settings(ROOT_URLCONF="benchmarks.urls"):
        server = Server()
        if "queue" in wanted:
            figures += measure_queue(server)
        figures += [
            measure(server)
            for name, measure in [
                ("form", measure_form_page), ("registration", measure_registration), ("accepts", measure_accepts),
            ]
            if name in wanted
        ]  # fmt: skip
    return figures + (measure_allocation() if "allocation" in wanted else [])
