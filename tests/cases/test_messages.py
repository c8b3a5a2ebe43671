"""Every kind of message, in both languages, through a real mail server: what it names, what it never names."""

import re
from datetime import UTC, date, timedelta
from email.header import decode_header, make_header
from email.utils import parsedate_to_datetime

import pytest
from django.conf import settings as of_django
from django.utils import timezone

from cases.models import Message
from cases.operations.outbox import compose, queue_message, status_address
from cases.operations.send import message_id, send_due_messages
from cases.rules.message_kinds import MESSAGE_KINDS
from flights.enums import OfferState
from tests import makers
from tests.cases import mail_server
from tests.flights.scene import cleared_leg, offered

pytestmark = pytest.mark.django_db
SITE = "https://retorno.example.org"
LANGUAGES = ["es", "en"]
TASK = {"es": "Qué debe hacer: ", "en": "What you need to do: "}
# What somebody who looks over a shoulder, or reads another's mail, must not learn.
NEVER = re.compile(
    r"enferm|salud|medicin|embaraz|discapac|violencia|silla de ruedas|camilla|oxígeno|deten|deport|peligro|pasaporte"
    r"|health|illness|medic|pregnan|disab|violence|wheelchair|stretcher|oxygen|detain|detention|danger|passport",
    re.IGNORECASE,
)
UNTRANSLATED = re.compile(r"\b(?:su|usted|para|registro|oficina|asiento)\b", re.IGNORECASE)


@pytest.fixture
def server(settings):
    settings.PUBLIC_URL = SITE
    port, handler = mail_server.free_port(), mail_server.Handler()
    mail_server.use(settings, port)
    with mail_server.running(handler, port):
        yield handler


@pytest.fixture
def offer(office, planner):
    """A family with everything that no mail may say."""
    office.phone = "+1 305 555 0134"
    office.save()
    made = offered(office, cleared_leg(planner), state=OfferState.SENT, people=2, email="rosa@example.org")
    child = made.case.members.order_by("position").last()
    child.needs_wheelchair, child.health_note, child.pregnancy_weeks = True, "canary-asma", 20
    child.save()
    child.person.documents.create(kind="passport", number="CANARY9", country="PE")
    return made


def values_of(offer):
    """What any kind of message is told about its event."""
    return {
        "tier": 2, "offer": offer, "leg": offer.leg, "office": offer.case.office, "reason": "canary-razón de salud",
        "code": "482913", "minutes": 10, "until": date(2027, 1, 15), "days": 60,
    }  # fmt: skip


def written(offer, kind, language, now):
    offer.case.language = language
    return compose(offer.case, kind, key=kind, at=now, values=values_of(offer))


every_kind = pytest.mark.parametrize("kind", MESSAGE_KINDS)
both_languages = pytest.mark.parametrize("language", LANGUAGES)


def test_every_template_is_a_kind_with_a_name_in_words():
    folder = of_django.BASE_DIR / "templates" / "messages"
    templates = {path.name.removesuffix(".email.txt") for path in folder.iterdir()}

    assert templates == set(MESSAGE_KINDS)


@every_kind
@both_languages
def test_message_names_office_reference_one_thing_to_do_and_the_official_site(offer, settings, kind, language, now):
    settings.PUBLIC_URL = SITE

    message = written(offer, kind, language, now)

    lines = message.body.splitlines()
    assert offer.case.reference in message.subject
    assert offer.case.reference in message.body
    assert f"{offer.case.office.name}, +1 305 555 0134" in message.body
    assert len([line for line in lines if line.startswith(TASK[language])]) == 1
    assert len([line for line in lines if line.endswith(f" {SITE}")]) == 1
    assert set(re.findall(r"https?://\S+", message.body)) <= {SITE, status_address(offer.case)}
    assert lines[-1] == of_django.MINISTRY_NAME


@every_kind
@both_languages
def test_message_says_nothing_of_health_detention_documents_or_what_an_officer_typed(offer, kind, language, now):
    message = written(offer, kind, language, now)

    text = f"{message.subject}\n{message.body}"
    assert NEVER.findall(text) == []
    assert "canary" not in text.lower()


@every_kind
@both_languages
def test_message_reads_well(offer, kind, language, now):
    message = written(offer, kind, language, now)

    text = f"{message.subject}\n{message.body}"
    assert 10 < len(message.subject) < 78
    assert "\n\n\n" not in message.body
    assert not re.search(r"  |\{|\}|None|&#|\bcaso\b|\bcase\b|Dear|Estimad[oa]/", text)
    assert all(len(line) < 400 for line in message.body.splitlines())
    if language == "en":
        assert UNTRANSLATED.findall(text.replace(status_address(offer.case), "")) == []


@every_kind
@both_languages
def test_hours_name_the_place_whose_hours_they_are(offer, kind, language, now):
    message = written(offer, kind, language, now)

    hours = re.findall(r"\d{1,2}:\d{2}[^\n]*", message.body)
    named = {"es": r"\d{1,2}:\d{2} \(hora de \S", "en": r"\d{1,2}:\d{2} \(\S+ time\)"}[language]
    assert [hour for hour in hours if not re.match(named, hour)] == []


@every_kind
@both_languages
def test_message_goes_out_to_one_recipient_with_the_heads_of_a_proper_letter(server, offer, kind, language, now):
    message = written(offer, kind, language, now)
    message.save()

    send_due_messages(at=now)

    (recipients, mail), *others = server.taken
    assert others == []
    assert recipients == ["rosa@example.org"]
    assert (mail.get_all("To"), mail.get_all("Cc"), mail.get_all("Bcc")) == (["rosa@example.org"], None, None)
    assert str(make_header(decode_header(mail["Subject"]))) == message.subject
    assert mail["Message-ID"] == message_id(message.key)
    assert abs(parsedate_to_datetime(mail["Date"]).replace(tzinfo=UTC) - timezone.now()) < timedelta(minutes=2)
    assert (mail["Auto-Submitted"], mail["Content-Language"]) == ("auto-generated", language)
    assert mail.get_content_type() == "text/plain"
    assert mail.get_payload(decode=True).decode().replace("\r\n", "\n") == message.body


@every_kind
def test_household_in_danger_or_without_address_gets_none(offer, kind, now):
    for changes in ({"in_danger": True, "email": "rosa@example.org"}, {"in_danger": False, "email": ""}):
        for name, value in changes.items():
            setattr(offer.case, name, value)
        queue_message(offer.case, kind, key="1", at=now, values=values_of(offer))

    assert not Message.objects.exists()


def test_deadline_is_said_in_words_on_the_clock_of_the_office(offer, now):
    message = written(offer, "offer", "es", now)

    assert "diga si viajan antes del sábado 21 de noviembre de 2026, 10:00 (hora de Miami), en esta página:" in (
        message.body
    )
    assert "Salida: martes 24 de noviembre de 2026, 10:00 (hora de MIA)" in message.body


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Rosa O'Higgins-Núñez & hijos", "Buenos días, Rosa O'Higgins-Núñez & hijos:"),
        ("Ana Ruiz (abogada)", "Buenos días, Ana Ruiz (abogada):"),
        ("Ma. del Carmen Ñahui", "Buenos días, Ma. del Carmen Ñahui:"),
        ("Gane dinero en https://malo.example", "Buenos días:"),
        ("Llame al 999123456", "Buenos días:"),
        ("visite malo.example ahora", "Buenos días:"),
        ("Rosa\nBcc: otra@example.org", "Buenos días:"),
        (" ".join(["Rosa"] * 9), "Buenos días:"),
        ("<b>Rosa</b>", "Buenos días:"),
        ("", "Buenos días:"),
    ],
)
def test_name_that_could_carry_a_text_to_a_stranger_is_not_greeted(office, now, name, greeting):
    case = makers.case(office)
    case.contact_name = name

    message = compose(case, "acknowledgement", key="1", at=now)

    assert greeting in message.body.splitlines()
    assert "malo" not in message.body
    assert "Bcc" not in message.body


def test_office_without_a_telephone_is_named_alone(office, now):
    message = compose(makers.case(office), "acknowledgement", key="1", at=now)

    assert f"Su oficina consular: {office.name}" in message.body.splitlines()
