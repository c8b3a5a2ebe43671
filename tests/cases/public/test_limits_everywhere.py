"""Every public address that takes a POST bounds how often; found by walking all of them, none is named here."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from redis import Redis

from repatriation.common import limits

pytestmark = pytest.mark.django_db

SAMPLES = {"uuid": UUID(int=7), "int": 1, "slug": "quien", "str": "K7QX-M4RD-2"}


def public_addresses():
    """Name and address of every page behind the language prefix."""

    def walk(patterns, prefix=""):
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                yield f"{prefix}{pattern.name}", pattern
            else:
                yield from walk(pattern.url_patterns, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)

    for name, pattern in walk(get_resolver().url_patterns):
        if name.startswith(("public:", "offers:")):
            converters = pattern.pattern.converters
            yield name, reverse(name, kwargs={field: sample_for(one) for field, one in converters.items()})


def sample_for(converter):
    kind = type(converter).__name__.removesuffix("Converter").lower()
    return {"string": SAMPLES["str"]}.get(kind) or SAMPLES[kind]


ADDRESSES = dict(public_addresses())


@pytest.fixture
def once_an_hour(settings):
    settings.RATE_LIMITS = dict.fromkeys(settings.RATE_LIMITS, "1/hour")
    limits.limiter().storage.reset()
    yield
    limits.limiter().storage.reset()


def test_all_public_pages_are_walked():
    assert {"public:start", "public:send", "public:step", "public:find_status", "offers:accept"} <= set(ADDRESSES)


@pytest.mark.parametrize("name", ADDRESSES)
def test_every_public_post_is_bounded(once_an_hour, name):
    client = Client(raise_request_exception=False)

    statuses = [client.post(ADDRESSES[name], {}).status_code for _press in range(2)]

    assert statuses == [405, 405] or statuses[1] == 429, statuses


@pytest.mark.parametrize("name", [name for name in ADDRESSES if "K7QX" in ADDRESSES[name]])
def test_secret_cannot_be_tried_by_reading_without_bound(once_an_hour, name):
    """A wrong secret looks like a page that isn't there: who tries one after the other is stopped."""
    client = Client(raise_request_exception=False)

    statuses = [client.get(ADDRESSES[name]).status_code for _look in range(2)]

    assert statuses[0] in (302, 405) or statuses[1] == 429, statuses


def commands_of(redis, act):
    """What is asked of Redis meanwhile; what a script does inside of Redis is no round trip."""
    with redis.monitor() as heard:
        act()
        redis.echo("end")
        asked = []
        while not (command := heard.next_command())["command"].startswith("ECHO"):
            if command["client_type"] != "lua" and not command["command"].startswith(("HELLO", "CLIENT")):
                asked.append(command["command"])
        return asked


@pytest.mark.parametrize(("method", "trips"), [("get", 0), ("post", 1)])
def test_one_round_trip_and_only_where_something_is_sent(client, settings, method, trips):
    """Of this network alone: the tests of another process ask the same Redis."""
    mine = {"REMOTE_ADDR": "10.98.76.5"}
    client.post("/es/mi-registro/", {}, **mine)
    redis = Redis.from_url(settings.REDIS_URL)

    asked = commands_of(redis, lambda: getattr(client, method)("/es/mi-registro/", **mine))

    redis.close()
    assert len([command for command in asked if "10.98.76.0" in command]) == trips, asked
