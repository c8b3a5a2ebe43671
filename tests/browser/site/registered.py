"""My registration, in the states that a registration goes through, and all that its household may do there."""

from datetime import timedelta

from django.urls import reverse

from cases.enums import CaseState
from cases.models import FollowUp, Repeat, Representative
from flights.enums import OfferState
from tests.browser.site.visit import Visit, sent_empty
from tests.cases import files
from tests.cases.uploading import check_all, send
from tests.flights.pages import scene

FACTORS = [{"code": "small_child", "values": {}}, {"code": "disability", "values": {}}]
PLAIN = [
    CaseState.RECEIVED, CaseState.VERIFIED, CaseState.RETURNED, CaseState.WITHDRAWN, CaseState.INELIGIBLE,
    CaseState.OWN_MEANS, CaseState.LAPSED, CaseState.CLOSED,
]  # fmt: skip
OFFERS = [
    OfferState.SENT, OfferState.ACCEPTED, OfferState.EXPIRED, OfferState.DECLINED, OfferState.WITHDRAWN,
    OfferState.RELEASED, OfferState.BOARDED, OfferState.NO_SHOW,
]  # fmt: skip


def registered_visits(world):
    waiting = world.case(people=3, state=CaseState.WAITING, tier=2, factors=FACTORS)
    own = world.own(waiting)
    Representative.objects.create(
        case=waiting, speaks_as="lawyer", name="Ana Ruiz", relation="abogada", authority="written", may_see="all"
    )
    return [
        Visit("public:status", "waiting", own),
        *(Visit("public:status", str(state), world.own(world.case(state=state))) for state in PLAIN),
        *(Visit("public:status", f"offer {state}", world.own(case)) for state, case in offered(world)),
        Visit("public:status", "still in need", world.own(asked_for_need(world))),
        *documents(world),
        *corrections(own),
        *acts(own),
        Visit("public:repeated", "empty", repeated(world)),
        Visit("public:repeated", "error", repeated(world), sent_empty),
        Visit("public:correct", "closed", f"{world.own(world.case(state=CaseState.WITHDRAWN))}corregir/contacto/"),
    ]


def offered(world):
    leg = scene.leg(world.planner)
    return [(state, scene.offer(world.office, leg, state=state, people=2).case) for state in OFFERS]


def asked_for_need(world):
    case = world.case(state=CaseState.WAITING)
    due = world.now - timedelta(hours=1)
    FollowUp.objects.create(case=case, clock="still_in_need", opened_at=due - timedelta(days=14), due_at=due)
    return case


def documents(world):
    """None, some of each state, and the form sent without a file."""
    bare, full = world.case(people=2), world.case(people=2)
    for content in (files.jpeg_with_place(), files.pdf(), b"no picture"):
        send(world.client, full, content, person="all")
    check_all(at=world.now)
    send(world.client, full, files.jpeg(), person="all")
    first = full.uploads.order_by("number").first()
    return [
        Visit("public:uploads", "empty", f"{world.own(bare)}documentos/"),
        Visit("public:uploads", "error", f"{world.own(bare)}documentos/", sent_empty),
        Visit("public:uploads", "some", f"{world.own(full)}documentos/"),
        Visit("public:upload_remove", "asked", f"{world.own(full)}documentos/{first.token}/quitar/"),
    ]


def corrections(own):
    """Each page filled with what is known, and emptied with its errors."""
    yield Visit("public:correct", "contactos empty", f"{own}corregir/contactos/")
    for key in ("contacto", "lugar", "situacion", "viaje", "representante"):
        yield Visit("public:correct", f"{key} filled", f"{own}corregir/{key}/")
        yield Visit("public:correct", f"error {key}", f"{own}corregir/{key}/", sent_empty)
    yield Visit("public:own_country", "filled", f"{own}corregir/pais/")
    yield Visit("public:own_country", "error", f"{own}corregir/pais/", sent_empty)
    yield Visit("public:own_person", "filled", f"{own}persona/1/")
    yield Visit("public:own_person", "new", f"{own}persona/4/")
    yield Visit("public:own_person", "error", f"{own}persona/4/", sent_empty)
    yield Visit("public:own_needs", "filled", f"{own}persona/1/necesidades/")
    yield Visit("public:own_remove", "asked", f"{own}persona/2/quitar/")


def acts(own):
    yield Visit("public:own_consents", "filled", f"{own}permisos/")
    yield Visit("public:own_review", "empty", f"{own}revision/")
    yield Visit("public:own_review", "error", f"{own}revision/", sent_empty)
    yield Visit("public:own_key", "asked", f"{own}clave/")
    yield Visit("public:own_data", "filled", f"{own}todo/")
    yield Visit("public:own_need", "asked", f"{own}todavia/")
    yield Visit("public:withdraw", "asked", f"{own}retirar/")
    yield Visit("public:returned", "asked", f"{own}ya-volvi/")


def repeated(world):
    """Somebody registered again one of this household."""
    earlier, case = world.case(), world.case()
    Repeat.objects.create(case=case, earlier=earlier, found_at=world.now, same_by="document", is_told=True)
    return reverse("public:repeated", args=[earlier.reference, earlier.secret])
