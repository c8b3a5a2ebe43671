"""Production mode: it starts fully configured or not at all, and its doors are shut by default."""

import json
import os
import subprocess
import sys
from base64 import b64encode

import pytest

from tests.services import ROOT

SERVICES = {"DATABASE_URL": "postgresql://portal@db.internal/portal", "REDIS_URL": "redis://cache.internal"}
PRODUCTION = {
    "SECRET_KEY": "s" * 60,
    "ALLOWED_HOSTS": "retorno.example.org",
    "PUBLIC_URL": "https://retorno.example.org",
    "FIELD_KEYS": "first:" + b64encode(b"k" * 32).decode(),
    "INDEX_KEY": "i" * 40,
    "EMAIL_HOST": "mail.example.org",
    "EMAIL_FROM": "retorno@example.org",
    "UPLOADS_DIR": "/var/lib/portal/uploads",
}
SHOWN = [
    "DEBUG", "LOCAL", "REQUIRE_SECOND_FACTOR", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "CSRF_COOKIE_SECURE",
    "LANGUAGE_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", "EMAIL_USE_TLS",
    "SECURE_HSTS_SECONDS", "EMAIL_BACKEND",
]  # fmt: skip
READ = f"import json; from django.conf import settings; print(json.dumps({{n: getattr(settings, n) for n in {SHOWN}}}))"


def start(**variables):
    """The settings read by a process of its own, with these variables and no others of ours."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {"DJANGO_SETTINGS_MODULE": "repatriation.settings"} | variables
    return subprocess.run([sys.executable, "-c", READ], cwd=ROOT, env=environment, capture_output=True, text=True)


def test_production_shuts_its_doors_by_default():
    started = start(**SERVICES, **PRODUCTION)

    assert started.returncode == 0, started.stderr
    assert json.loads(started.stdout) == {
        "DEBUG": False,
        "LOCAL": False,
        "REQUIRE_SECOND_FACTOR": True,
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SECURE": True,
        "LANGUAGE_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": False,
        "EMAIL_USE_TLS": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    }


@pytest.mark.parametrize("missing", [*SERVICES, *PRODUCTION])
def test_one_missing_variable_is_named_and_nothing_starts(missing):
    started = start(**{name: value for name, value in (SERVICES | PRODUCTION).items() if name != missing})

    assert started.returncode != 0
    assert f"ImproperlyConfigured: Set {missing} " in started.stderr


@pytest.mark.parametrize("keys", ["first:c2hvcnQ=", "no-colon", "first:not base64!", ""])
def test_field_key_that_is_no_key_stops_the_start(keys):
    started = start(**SERVICES, **PRODUCTION | {"FIELD_KEYS": keys})

    assert started.returncode != 0
    assert "FIELD_KEYS" in started.stderr.splitlines()[-1]


def test_local_keys_never_meet_a_database_elsewhere():
    started = start(**SERVICES)

    assert started.returncode != 0
    assert "ImproperlyConfigured: Set SECRET_KEY, ALLOWED_HOSTS" in started.stderr


@pytest.mark.parametrize("where", ["postgresql:///portal", "postgresql://me@localhost:5433/portal"])
def test_local_default_runs_on_this_machine_only(where):
    started = start(DATABASE_URL=where, REDIS_URL="redis://localhost")

    assert started.returncode == 0, started.stderr
    assert json.loads(started.stdout)["LOCAL"] is True
