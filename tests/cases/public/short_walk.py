"""Walking the two short forms: what a relative, and somebody who came home, types page by page."""

from cases.models import HelpDraft, RelativeReport
from cases.operations.place_report import place_reports
from tests import makers
from tests.cases.public.walk import YEAR, day

RELATIVE = {
    "usted": {
        "name": "Ana Quispe", "relation": "sibling", "email": "ana@example.org", "hours": "any", "language": "es",
        "wants_news": "on",
    },
    "familiar": {
        "given_names": "José", "paternal_surname": "Quispe", "maternal_surname": "Mamani", "sex": "M",
        "nationality": "PE", "alien_number": "A 212-345-678", "document_kind": "none", **day("born_on", "17 5 1990"),
    },
    "pais": {"country": "US"},
    "lugar": {
        "facility": "", "subdivision": "US-FL", "city": "Miami", "place": "En su trabajo",
        "authority": "immigration", **day("detained_since", f"2 1 {YEAR}"),
    },
    "salud": {"health": [], "health_note": "Diabetes"},
    "consulado": {"contact": "unknown"},
    "hijos": {"children_are": "none"},
}  # fmt: skip
SUPPORT = {
    "ayuda": {"needs": ["identity_documents", "employment"], "note": "Perdí mis papeles"},
    "regreso": {"count": "1", "region": "PE-CUS", "district": "Wanchaq", "way": "unsaid"},
    "persona.1": {
        "given_names": "Rosa", "paternal_surname": "Quispe", "maternal_surname": "Mamani",
        "document_number": "10234567", **day("born_on", "17 5 1990"),
    },
    "contacto": {"email": "rosa@example.org", "hours": "any", "language": "es"},
    "permisos": {"use": "on", "agencies": ["RENIEC"]},
}  # fmt: skip


def abroad():
    """Florida with its consulate and one place of detention."""
    office = makers.office()
    makers.jurisdiction("US-FL", office)
    return office, makers.facility(office)


def home():
    """The desk at home, and two agencies."""
    desk = makers.office("HOME", "PE", "PE-LMA", "America/Lima")
    makers.jurisdiction("PE", desk)
    makers.agency("RENIEC", ["identity_documents"])
    makers.agency("MTPE", ["employment", "training"])
    return desk


def started(client, path, language="es"):
    """The address of the pages of a new draft."""
    first = client.post(f"/{language}/{path}/").url
    return first.rstrip("/").rpartition("/")[0] + "/"


def page_of(base, key):
    return f"{base}{key.replace('.', '-')}/"


def fill(client, base, pages, *, until=""):
    for key, typed in pages.items():
        if key == until:
            break
        response = client.post(page_of(base, key), typed)
        assert response.status_code == 302
        assert response.url != page_of(base, key), client.get(response.url).content.decode()


def sent(client, pages, path):
    """The receipt of a form that was filled and sent."""
    base = started(client, path)
    fill(client, base, pages)
    return client.get(client.post(f"{base}enviar/").url)


def reported(client, **changes):
    """A relative's report, placed by the worker; `changes` by page."""
    pages = {key: typed | changes.get(key, {}) for key, typed in RELATIVE.items()}
    assert sent(client, pages, "familiar-detenido").status_code == 200
    report = RelativeReport.objects.latest("id")
    place_reports(at=report.received_at)
    return RelativeReport.objects.select_related("case__detention", "case__office").get(pk=report.pk)


def asked(client, **changes):
    """The receipt of a request for support; `changes` by page, new pages before the contact."""
    pages = {key: SUPPORT.get(key, {}) | changes.get(key, {}) for key in ("ayuda", "regreso", "persona.1")}
    pages |= {key: typed for key, typed in changes.items() if key.startswith("persona.") and key not in pages}
    pages |= {key: SUPPORT[key] | changes.get(key, {}) for key in ("contacto", "permisos")}
    return sent(client, pages, "ya-volvi")


def draft_of(base):
    return HelpDraft.objects.get(pk=base.rstrip("/").rpartition("/")[2])
