"""The other language on the pages of one step: what was typed comes along, and nothing is sent, checked or counted."""

import pytest
from django.core import mail
from django.utils import timezone

from cases.enums import CaseState
from cases.models import AccessCode, Repeat, ReviewRequest
from repatriation.common import limits
from repatriation.common.references import new_reference
from tests import makers
from tests.cases.public.own import codes, fields_of, own, posted, switch_on, switched

pytestmark = pytest.mark.django_db
SECRET = "a<b>2 CDEF GHJK MNPQ"
TYPED = {
    "find_status": {"reference": "K7QX-M4RD", "secret": SECRET},
    "ask_code": {"reference": "K7QX"},
    "enter_code": {"code": "12 34"},
    "continue": {"code": "ABCD 23"},
    "relative_find": {"reference": "K7QX-M4RD", "secret": SECRET},
    "own_country": {"country": "MX"},
    "own_review": {"about": "decision", "words": "Falta <b>mi</b> madre & yo\ny Luz."},
    "repeated": {"reference": "K7QX-M4RD-3"},
    "uploads": {"kind": "birth_record", "person": "all"},
    "correct": {"name": "Rosa", "email": "a medias@", "phone": "12", "hours": "evening"},
}


@pytest.fixture
def case(office):
    return makers.case(office, people=2, state=CaseState.WAITING, at=timezone.now())


@pytest.fixture
def addresses(case, office):
    Repeat.objects.create(
        case=makers.case(office), earlier=case, found_at=timezone.now(), same_by="document", is_told=True
    )
    return {
        "find_status": "/es/mi-registro/",
        "ask_code": "/es/mi-registro/codigo/",
        "enter_code": f"/es/mi-registro/codigo/{new_reference()}/entrar/",
        "continue": "/es/continuar/",
        "relative_find": "/es/familiar-detenido/mi-aviso/",
        "own_country": own(case, "corregir/pais/"),
        "own_review": own(case, "revision/"),
        "repeated": own(case, "otra-vez/"),
        "uploads": own(case, "documentos/"),
        "correct": own(case, "corregir/contacto/"),
    }  # fmt: skip


@pytest.mark.parametrize("name", TYPED)
def test_typed_words_come_along_unchecked(client, addresses, name):
    answer = switched(client, addresses[name], TYPED[name])

    html = answer.content.decode()
    shown = {field: value for field, value in fields_of(html).items() if field in TYPED[name]}
    assert answer.status_code == 200
    assert '<html lang="en">' in html
    assert {field: value[0] if isinstance(value, list) else value for field, value in shown.items()} == TYPED[name]
    assert 'role="alert"' not in html


@pytest.mark.parametrize("name", TYPED)
def test_form_and_switch_lead_to_plain_addresses(client, addresses, name):
    there = addresses[name].replace("/es/", "/en/", 1)

    html = switched(client, addresses[name], TYPED[name]).content.decode()

    assert f'action="{there}"' in html
    assert switch_on(html) == f"{addresses[name]}?idioma"


def test_switch_sends_nothing(client, case, addresses):
    for name, typed in TYPED.items():
        switched(client, addresses[name], typed)

    assert not ReviewRequest.objects.exists()
    assert not AccessCode.objects.exists()
    assert Repeat.objects.get().settled_at is None
    assert (mail.outbox, codes(case), case.messages.count()) == ([], [], 0)


def test_switch_asks_for_no_code_and_tries_none(client, case):
    switched(client, "/es/mi-registro/codigo/", {"reference": case.reference})
    switched(client, f"/es/mi-registro/codigo/{case.reference}/entrar/", {"code": "123456"})

    assert not AccessCode.objects.exists()


def test_switch_is_not_counted_and_what_is_sent_is(client, settings):
    settings.RATE_LIMITS = dict.fromkeys(settings.RATE_LIMITS, "1/hour")
    limits.limiter().storage.reset()
    typed = TYPED["find_status"]

    presses = [switched(client, "/es/mi-registro/", typed).status_code for _press in range(3)]
    sent = [posted(client, "/es/mi-registro/?idioma", typed).status_code for _press in range(2)]

    limits.limiter().storage.reset()
    assert (presses, sent) == ([200] * 3, [200, 429])


def test_mark_alone_is_no_way_round_the_check(client):
    answer = posted(client, "/es/mi-registro/?idioma", {"reference": "x"})

    assert 'role="alert"' in answer.content.decode()


def test_review_that_is_pending_has_a_link(client, case):
    ReviewRequest.objects.create(case=case, about="order", words="Hola.", asked_at=timezone.now())

    html = client.get(own(case, "revision/")).content.decode()

    assert f'href="{own(case, "revision/").replace("/es/", "/en/", 1)}"' in html
