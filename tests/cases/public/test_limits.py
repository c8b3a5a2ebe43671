"""Too many at once from one network are asked to wait, and lose nothing; without Redis nobody is."""

import pytest
from django.test import RequestFactory, override_settings

from repatriation.common import limits
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def strict(settings):
    settings.RATE_LIMITS = dict.fromkeys(settings.RATE_LIMITS, "2/minute")
    limits.limiter().storage.reset()
    yield
    limits.limiter.cache_clear()
    limits.limiter().storage.reset()


def look_up(client, **extra):
    return client.post("/es/mi-registro/", {"reference": "x<b>", "secret": "y"}, **extra)


def test_third_press_is_asked_to_wait_and_can_be_sent_again(client, strict):
    answers = [look_up(client) for _press in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 0 < int(answers[2]["Retry-After"]) <= 60
    assert 'name="reference" value="x&lt;b&gt;"' in answers[2].content.decode()


def test_another_network_is_not_held_up(client, strict):
    for _press in range(3):
        look_up(client, REMOTE_ADDR="192.0.2.7")

    assert look_up(client, REMOTE_ADDR="192.0.2.200").status_code == 429
    assert look_up(client, REMOTE_ADDR="192.0.3.7").status_code == 200


def test_another_registration_behind_the_same_network_is_not_held_up(client, strict, office):
    one, other = makers.case(office), makers.case(office)
    for _look in range(3):
        client.get(f"/es/mi-registro/{one.reference}/{one.secret}/")

    assert client.get(f"/es/mi-registro/{one.reference.lower()}/{one.secret}/").status_code == 429
    assert client.get(f"/es/mi-registro/{other.reference}/{other.secret}/").status_code == 200


def test_without_redis_everything_is_let_through(client, strict):
    limits.limiter.cache_clear()

    with override_settings(REDIS_URL="unix:///nowhere/redis.sock"):
        answers = {look_up(client).status_code for _press in range(4)}

    assert answers == {200}


@pytest.mark.parametrize(
    ("proxies", "forwarded", "network"),
    [
        (0, "203.0.113.9", "192.0.2.0/24"),
        (1, "203.0.113.9", "203.0.113.0/24"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.0/24"),
        (2, "198.51.100.1, 203.0.113.9", "198.51.100.0/24"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "nonsense", "unknown"),
    ],
)
def test_network_is_that_of_the_trusted_hop(settings, proxies, forwarded, network):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7", headers={"X-Forwarded-For": forwarded})

    assert limits.network_of(request) == network
