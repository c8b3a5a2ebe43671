"""The visits that are the same for everybody."""

from consulates.operations.notices import draft_correction
from repatriation.common.references import new_reference, new_secret
from tests.browser.site.visit import Visit, sent_empty

NOBODYS = "00000000-0000-4000-8000-000000000000"


def open_visits(world):
    wrong, corrected = world.notice("Vuelo del 24 de noviembre"), world.notice("Vuelo que se corrige")
    corrected_by = world.published(draft_correction(corrected, by=world.planner, at=world.now))
    world.publish_figures()
    notices = [f"/es/comunicados/{one.year}/{one.number}/" for one in (wrong, corrected, corrected_by)]
    return [
        Visit("public:home", "with notices", "/es/"),
        Visit("public:privacy", "plain", "/es/privacidad/"),
        Visit("public:order", "plain", "/es/orden/"),
        Visit("public:accessibility", "plain", "/es/accesibilidad/"),
        Visit("public:numbers", "published", "/es/cifras/"),
        Visit("public:consulates", "empty", "/es/consulados/"),
        Visit("public:consulates", "error", "/es/consulados/?lugar=xyzzy"),
        Visit("public:consulates", "choice", "/es/consulados/?lugar=20500"),
        Visit("public:consulates_in", "map", "/es/consulados/us/"),
        Visit("public:consulates_in", "answer", "/es/consulados/es/"),
        Visit("public:consulates_in", "no office", "/es/consulados/is/"),
        Visit("public:consulate_for", "answer", "/es/consulados/us/fl/"),
        Visit("public:notices", "list", "/es/comunicados/"),
        Visit("public:notice", "in force", notices[0]),
        Visit("public:notice", "corrected", notices[1]),
        Visit("public:notice", "correcting", notices[2]),
        Visit("public:start", "plain", "/es/registro/"),
        Visit("public:resume_by_code", "empty", "/es/continuar/"),
        Visit("public:resume_by_code", "error", "/es/continuar/", sent_empty),
        Visit("public:find_status", "empty", "/es/mi-registro/"),
        Visit("public:find_status", "error", "/es/mi-registro/", sent_empty),
        Visit("public:ask_code", "empty", "/es/mi-registro/codigo/"),
        Visit("public:ask_code", "error", "/es/mi-registro/codigo/", sent_empty),
        Visit("public:enter_code", "empty", f"/es/mi-registro/codigo/{new_reference()}/entrar/"),
        Visit("public:enter_code", "error", f"/es/mi-registro/codigo/{new_reference()}/entrar/", sent_empty),
        *missing(),
    ]


def missing():
    """Addresses that lead nowhere, or no longer."""
    report = f"/es/familiar-detenido/aviso/{new_reference()}/{new_secret()}/"
    return [
        Visit("public:home", "missing page", "/es/no-existe/", status=404),
        Visit("public:resume", "unknown", f"/es/registro/{NOBODYS}/", status=404),
        Visit("public:status", "unknown", f"/es/mi-registro/{new_reference()}/{new_secret()}/", status=404),
        Visit("public:relative_report", "unknown", report, status=404),
    ]
