"""A detained relative, and support after coming home: each page empty, with errors and filled."""

from cases.models import RelativeReport
from cases.operations.place_report import place_reports
from tests.browser.site.visit import Visit, sent_empty
from tests.cases.public.short_walk import RELATIVE, SUPPORT, fill, page_of, started

FORMS = [("relative", "familiar-detenido", RELATIVE), ("support", "ya-volvi", SUPPORT)]
# What may be left empty as it comes.
OPTIONAL = {("relative", "salud"), ("relative", "consulado"), ("relative", "hijos")}


def short_form_visits(world):
    visits = [visit for name, path, typed in FORMS for visit in form_visits(world.client, name, path, typed)]
    report = RelativeReport.objects.latest("id")
    place_reports(at=world.now)
    own = f"/es/familiar-detenido/aviso/{report.reference}/{report.secret}/"
    return [
        *visits,
        Visit("public:relative_report", "received", own),
        Visit("public:relative_find", "empty", "/es/familiar-detenido/mi-aviso/"),
        Visit("public:relative_find", "error", "/es/familiar-detenido/mi-aviso/", sent_empty),
    ]


def form_visits(client, name, path, typed):
    full, done = started(client, path), started(client, path)
    for base in (full, done):
        fill(client, base, typed)
    receipt = client.post(f"{done}enviar/").url
    yield Visit(f"public:{name}", "plain", f"/es/{path}/")
    for key in typed:
        yield from states_of(client, name, path, typed, key, full)
    yield Visit(f"public:{name}_pause", "pause", full)
    yield Visit(f"public:{name}_review", "filled", f"{full}revisar/")
    yield Visit(f"public:{name}_receipt", "just sent", receipt)


def states_of(client, name, path, typed, key, full):
    empty, wrong = started(client, path), started(client, path)
    for base in (empty, wrong):
        fill(client, base, typed, until=key)
    client.post(page_of(wrong, key), {})
    yield Visit(f"public:{name}_page", f"{key} empty", page_of(empty, key))
    if (name, key) not in OPTIONAL:
        yield Visit(f"public:{name}_page", f"error {key}", page_of(wrong, key))
    yield Visit(f"public:{name}_page", f"{key} filled", page_of(full, key))
