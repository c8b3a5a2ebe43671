"""The door in a rush: nobody loses what was typed or the place; officers and offers have a lane of their own."""

import re
from html import unescape
from time import time
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from repatriation.common.admission.door import door
from repatriation.common.admission.turns import Turns
from repatriation.common.management.commands.up import WEB
from tests import makers
from tests.cases.public.walk import TYPED, address, answers_of, fill, place, started

FORM = "application/x-www-form-urlencoded"
LIMIT = 4096
START = "/es/registro/"


@pytest.fixture
def fresh_door():
    door.cache_clear()
    yield
    door.cache_clear()


@pytest.fixture
def shut(settings, fresh_door):
    """No place is free."""

    def close():
        closed = {name: (asked, kept | {"places": 0}) for name, (asked, kept) in settings.ADMISSION_LANES.items()}
        settings.ADMISSION_LANES, settings.COMMON_PLACES = closed, 0
        door.cache_clear()

    return close


@pytest.fixture
def slow(settings, fresh_door):
    """Two tokens for each lane and two for all, and no more for an hour."""
    settings.ADMITTED_PER_SECOND = 0.001
    door.cache_clear()


def inputs(html):
    pairs = re.findall(r'<input type="hidden" name="(.*?)" value="(.*?)">', html, re.DOTALL)
    return [(unescape(name), unescape(value)) for name, value in pairs]


def action(html):
    return unescape(re.search(r'action="(.*?)"', html)[1])


def sent(client, path, body, content_type=FORM, **extra):
    return client.generic("POST", path, body, content_type=content_type, **extra)


def test_who_must_wait_is_told_how_long(client, shut):
    shut()

    answer = sent(client, START, "")

    assert (answer.status_code, answer["Cache-Control"]) == (503, "no-store, private")
    assert 2 <= int(answer["Retry-After"]) <= 3
    assert f'data-seconds="{answer["Retry-After"]}"' in answer.content.decode()
    assert "Set-Cookie" not in answer


def test_what_was_typed_is_kept_and_cannot_break_out(client, shut):
    shut()
    typed = 'a="><script>&b=%C3%B1%0D%0Aline&b=twice&c='

    html = sent(client, "/es/registro/x/", typed).content.decode()

    assert inputs(html) == [("a", '"><script>'), ("b", "ñ\r\nline"), ("b", "twice"), ("c", "")]
    assert urlsplit(action(html)).path == "/es/registro/x/"


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("key", TYPED)
def test_page_of_every_question_is_whole_and_small(client, shut, language, key):
    shut()
    base = f"/{language}/registro/0190c0de-0000-4000-8000-000000000000/"
    body = RequestFactory().post("/", TYPED[key]).POST.urlencode()

    page = sent(client, address(base, key), body).content

    print(f"\n{language} {key}: {len(page)} bytes")
    assert len(page) <= LIMIT
    assert page.startswith(b"<!doctype html>")
    assert page.rstrip().endswith(b"</html>")


@pytest.mark.parametrize(
    ("language", "title", "button"),
    [("es", "Un momento, por favor", "Enviar otra vez"), ("en", "One moment, please", "Send again")],
)
def test_page_speaks_the_language_of_its_address(client, shut, language, title, button):
    shut()

    html = sent(client, f"/{language}/registro/", "", headers={"Accept-Language": "qu"}).content.decode()

    assert f'<html lang="{language}">' in html
    assert f"<h1>{title}</h1>" in html
    assert f"<button>{button}</button>" in html


def test_long_story_is_kept_whole(client, shut):
    shut()
    story = "Estoy en la calle. " * 500

    html = sent(client, START, f"story={story}").content.decode()

    assert inputs(html) == [("story", story)]


def test_file_is_asked_for_again_and_read_to_its_end(client, shut, tmp_path):
    shut()
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8" * 100_000)

    with photo.open("rb") as opened:
        answer = client.post("/es/mi-registro/a/b/documentos/", {"kind": "passport", "file": opened})

    assert answer.status_code == 503
    assert "envíelo otra vez" in answer.content.decode()
    assert inputs(answer.content.decode()) == []


def test_nothing_that_costs_is_touched(client, shut, settings, django_assert_num_queries, db):
    settings.REDIS_URL = "unix:///nowhere/redis.sock"
    shut()
    client.cookies[settings.SESSION_COOKIE_NAME] = "made-up"

    with django_assert_num_queries(0):
        statuses = {sent(client, path, "a=1").status_code for path in (START, "/staff/", "/api/cases/")}

    assert statuses == {503}


def test_page_that_was_only_read_opens_by_itself_and_keeps_its_query(client, shut):
    shut()

    html = client.get("/es/numeros/?mes=3&a=%22").content.decode()

    seconds, target = re.search(r'<noscript><meta http-equiv="refresh" content="(\d+);url=(.*?)">', html).groups()
    assert 2 <= int(seconds) <= 3
    assert dict(parse_qsl(urlsplit(unescape(target)).query)).items() >= {"mes": "3", "a": '"'}.items()
    assert dict(inputs(html)) == dict(parse_qsl(urlsplit(unescape(target)).query))


def test_passwords_are_never_given_back(client, shut):
    shut()

    html = sent(client, "/staff/account/login/", "login=ana&password=secret").content.decode()

    assert "secret" not in html
    assert "ana" not in inputs(html)


def test_what_an_officer_typed_is_kept(client, shut):
    shut()

    html = sent(client, "/staff/cases/K7QX-M4RD-2/note/", "text=largo&csrfmiddlewaretoken=t").content.decode()

    assert inputs(html) == [("text", "largo"), ("csrfmiddlewaretoken", "t")]


def test_programs_get_a_short_answer(client, shut):
    shut()

    answer = client.get("/api/cases/")

    assert (answer.status_code, list(answer.json())) == (503, ["detail"])
    assert answer["Retry-After"]


def test_health_and_static_files_stand_before_the_door(client, shut, db):
    shut()

    health, script = client.get("/healthz"), client.get("/static/js/waiting.js")

    script.close()
    assert (health.status_code, script.status_code) == (200, 200)


def test_style_of_the_page_is_allowed_and_its_script_is_ours(client, shut, settings):
    shut()

    answer = sent(client, START, "")

    assert f"<style>{settings.INLINE_STYLES['waiting']}</style>" in answer.content.decode()
    assert f"style-src {settings.STYLE_HASHES['waiting']}" in answer["Content-Security-Policy"]
    assert re.findall(r'<script src="(.*?)"', answer.content.decode()) == ["/static/js/waiting.js"]


def test_address_of_who_waits_is_not_written_down(client, shut, caplog):
    shut()

    sent(client, "/es/mi-registro/K7QX-M4RD-2/SECRET/", "name=Rosa")

    assert caplog.text == ""


@pytest.mark.django_db
def test_sending_the_page_again_goes_on_as_if_nothing_had_happened(client, shut, settings):
    base = started(client)
    lanes, common = settings.ADMISSION_LANES, settings.COMMON_PLACES
    shut()
    waiting = sent(client, f"{base}quien/", "who=self").content.decode()

    settings.ADMISSION_LANES, settings.COMMON_PLACES = lanes, common
    door.cache_clear()
    answer = client.post(action(waiting), dict(inputs(waiting)))

    assert (answer.status_code, answer.url) == (302, f"{base}pais/")
    assert answers_of(base).typed("quien") == {"who": "self"}


@pytest.mark.django_db
def test_ticket_is_seen_by_no_view(client, fresh_door):
    base = started(client)
    ticket = Turns(b"any").ticket(f"{base}quien/", time())

    faulty = client.post(f"{base}quien/?revisar=&turno={ticket}", {"who": ""})

    assert (faulty.status_code, faulty.url) == (302, f"{base}quien/?revisar=")


def used_up(client):
    """Newcomers ask until the door is shut for them; the last answer."""
    for _request in range(20):
        answer = client.post(START)
        if answer.status_code == 503:
            return answer
    raise AssertionError("the door never shuts")


def ticket_of(settings, seconds_ago, path=START):
    return Turns(settings.SECRET_KEY.encode()).ticket(path, time() - seconds_ago)


@pytest.mark.django_db
def test_who_was_sent_away_goes_before_who_comes_now_once(client, slow, settings):
    used_up(client)
    ticket = ticket_of(settings, 299)

    assert client.post(START).status_code == 503
    assert client.post(f"{START}?turno={ticket}").status_code == 302
    assert client.post(f"{START}?turno={ticket}").status_code == 503


@pytest.mark.django_db
def test_ticket_of_another_page_or_made_up_helps_nobody(client, slow, settings):
    used_up(client)
    elsewhere, made_up = ticket_of(settings, 299, "/en/registro/"), ticket_of(settings, 299)[:-6] + "AAAAA="

    assert client.post(f"{START}?turno={elsewhere}").status_code == 503
    assert client.post(f"{START}?turno={made_up}").status_code == 503


@pytest.mark.django_db
def test_ticket_keeps_its_moment_from_try_to_try(client, slow, settings):
    line = Turns(settings.SECRET_KEY.encode())
    waiting = used_up(client)
    first = line.since(dict(parse_qsl(urlsplit(action(waiting.content.decode())).query))["turno"], START, time())
    old = ticket_of(settings, 60)

    again = client.post(f"{START}?turno={old}").content.decode()

    later = line.since(dict(parse_qsl(urlsplit(action(again)).query))["turno"], START, time())
    assert first == pytest.approx(time(), abs=10)
    assert later == line.since(old, START, time())


@pytest.mark.django_db
def test_strangers_take_nothing_from_families_and_officers(client, slow, office, officer):
    place()
    base, case = started(client), makers.case(office)
    officers = Client()
    officers.force_login(officer)
    officers.get("/staff/")
    used_up(client)

    assert client.post(f"{base}quien/", {"who": "self"}).status_code == 302
    assert client.get(f"/es/mi-registro/{case.reference}/{case.secret}/").status_code == 200
    assert officers.get("/staff/").status_code == 200


@pytest.mark.django_db
def test_made_up_cookie_is_no_officers(client, settings, fresh_door, officer):
    made_up = RequestFactory().get("/staff/")
    made_up.COOKIES[settings.SESSION_COOKIE_NAME] = "made-up"
    client.force_login(officer)
    real = RequestFactory().get("/staff/")
    real.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}

    before = door().lane(made_up), door().lane(real)
    client.get("/staff/")
    client.get("/staff/", headers={"Cookie": f"{settings.SESSION_COOKIE_NAME}=made-up"})

    assert before == ("sign_in", "sign_in")
    assert (door().lane(made_up), door().lane(real)) == ("sign_in", "staff")


TOKEN = "0190c0de-0000-4000-8000-000000000000"
OWN = {"reference": "K7QX-M4RD-2", "secret": "S"}


@pytest.mark.parametrize(
    ("lane", "method", "path"),
    [
        ("newcomers", "GET", reverse("public:home")),
        ("newcomers", "GET", reverse("public:start")),
        ("newcomers", "POST", reverse("public:find_status")),
        ("starting", "POST", reverse("public:start")),
        ("begun", "GET", reverse("public:resume", args=[TOKEN])),
        ("begun", "POST", reverse("public:step", args=[TOKEN, "quien"])),
        ("begun", "POST", reverse("public:send", args=[TOKEN])),
        ("begun", "GET", reverse("public:receipt", args=[TOKEN])),
        ("own", "GET", reverse("public:status", kwargs=OWN)),
        ("own", "POST", reverse("public:withdraw", kwargs=OWN)),
        ("own", "POST", reverse("offers:accept", kwargs=OWN | {"offer_id": 1})),
        ("sign_in", "POST", reverse("account_login")),
        ("newcomers", "GET", "/"),
        ("", "GET", reverse("live")),
        ("", "GET", reverse("ready")),
    ],
)
def test_each_address_has_its_lane(fresh_door, lane, method, path):
    assert door().lane(RequestFactory().generic(method, path)) == lane


def test_all_that_may_be_at_work_fits_the_threads(settings):
    threads = int(WEB[WEB.index("--blocking-threads") + 1])
    places = sum(kept["places"] for _asked, kept in settings.ADMISSION_LANES.values())

    assert 2 * places + settings.COMMON_PLACES <= threads - 2
    assert sum(kept["share"] for _asked, kept in settings.ADMISSION_LANES.values()) == pytest.approx(1)


@pytest.mark.django_db
def test_quiet_day_lets_a_whole_family_through(client, settings, fresh_door):
    settings.ADMITTED_PER_SECOND = 60
    door.cache_clear()
    place()
    base = started(client)

    fill(client, base, people=2)

    assert client.post(f"{base}enviar/").status_code == 302
