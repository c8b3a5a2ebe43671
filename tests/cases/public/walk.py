"""Walking the pages of the registration as a family does: what it types, page by page."""

from django.utils import timezone

from cases.models import RegistrationDraft
from cases.rules.answers import AFTER, BEFORE, REPRESENTATIVE, Answers, person_pages
from tests import makers

YEAR = timezone.now().year


def day(name, text):
    return dict(zip([f"{name}_day", f"{name}_month", f"{name}_year"], text.split(), strict=True))


def person(given="Rosa", **changes):
    plain = {
        "given_names": given, "paternal_surname": "Quispe", "maternal_surname": "Mamani", "sex": "F",
        "relation": "child", "nationality": "PE", "document_kind": "passport", "document_number": "116543210",
        "document_country": "PE", **day("born_on", "17 5 1990"), **day("document_expires_on", f"1 2 {YEAR + 3}"),
    }  # fmt: skip
    return plain | changes


TYPED = {
    "quien": {"who": "self"},
    "pais": {"country": "US"},
    "lugar": {"subdivision": "US-FL", "city": "Miami"},
    "contacto": {
        "name": "Rosa Quispe Mamani", "email": "rosa@example.org", "phone": "305 555 0134", "hours": "evening",
        "language": "es", "whatsapp": "on",
    },
    "persona.1": person(),
    "necesidades.1": {
        "needs": ["needs_wheelchair"], "pregnancy_weeks": "20", **day("medicine_until", f"5 1 {YEAR + 1}")
    },
    "situacion": {
        "situation": "tourist", "lodging": "until", "means": "part", "funds": "days",
        **day("permit_until", f"9 3 {YEAR + 1}"),
        **day("lodging_until", f"1 2 {YEAR + 1}"),
    },
    "viaje": {"airports": ["MIA"], "destination": "PE-CUS", "why_then": "Mi hijo empieza el colegio."},
    "contactos": {
        "emergency_name": "Ana Ruiz", "emergency_relation": "amiga", "emergency_phone": "305 555 0177",
        "at_home_name": "Julia Mamani", "at_home_relation": "madre", "at_home_phone": "987 654 321",
    },
    "permisos": {"return_": "on", "counterpart": "on"},
}  # fmt: skip
# What somebody says who fills in for others, on the page that only they get.
REPRESENTS = {
    "name": "Ana Ruiz", "relation": "abogada", "document_number": "40123456", "phone": "+1 305 555 0188",
    "authority": "written", "may_see": "all",
}  # fmt: skip


def place():
    """Florida and its consulate, with an airport and a land crossing far away."""
    office = makers.office()
    makers.jurisdiction("US-FL", office)
    makers.airport("MIA")
    makers.airport("LIM", "PE", "America/Lima")
    return office


def started(client, language="es"):
    """A new draft; the address of its pages."""
    response = client.post(f"/{language}/registro/")
    return response.url.removesuffix("quien/")


def address(base, key):
    page, _dot, number = key.partition(".")
    return f"{base}persona/{number}/" + ("necesidades/" if page == "necesidades" else "") if number else f"{base}{key}/"


def fill(client, base, typed=None, *, until="", people=1):
    """Send every page in order, up to `until`; the last answer."""
    typed = TYPED | (typed or {})
    response = None
    for key in pages(typed, people):
        if key == until:
            break
        page, _dot, _number = key.partition(".")
        default = person(f"Ana{_number}") if page == "persona" else REPRESENTS if page == REPRESENTATIVE else {}
        response = client.post(address(base, key), typed.get(key, default))
        assert response.status_code == 302, (key, response.status_code)
    return response


def pages(typed, people=1):
    """The keys of the pages that a household gets which types this, in order."""
    people_pages = [key for number in range(1, people + 1) for key in person_pages(number)]
    is_for_others = typed["quien"].get("who", "self") != "self"
    return [BEFORE[0], *([REPRESENTATIVE] if is_for_others else []), *BEFORE[1:], *people_pages, *AFTER]


def token_of(base):
    return base.rstrip("/").rpartition("/")[2]


def draft_of(base):
    return RegistrationDraft.objects.get(pk=token_of(base))


def answers_of(base):
    return Answers.read(draft_of(base).answers)
