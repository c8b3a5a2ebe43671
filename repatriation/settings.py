"""Settings in sections. Without production variables this is the local default; with any of them, all are required."""

import base64
import hashlib
from pathlib import Path

import dj_database_url
import pgtrigger
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from environs import Env

from repatriation.bounds import *  # noqa: F403 - settings too

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env("DATA_DIR", str(BASE_DIR / ".data" / "run")))

# ---- Local or production -------------------------------------------------------------------------------------------
PRODUCTION_VARIABLES = [
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "PUBLIC_URL",
    "FIELD_KEYS",
    "INDEX_KEY",
    "EMAIL_HOST",
    "EMAIL_FROM",
    "UPLOADS_DIR",
]
# The local keys are known to everybody: they never meet a database that isn't on this machine.
_database = dj_database_url.parse(env("DATABASE_URL", "") or "postgresql:///none")
_is_here = _database["HOST"].startswith("/") or _database["HOST"] in ("", "localhost", "127.0.0.1", "::1")
LOCAL = _is_here and not any(env(name, "") for name in PRODUCTION_VARIABLES)
_needed = ["DATABASE_URL", "REDIS_URL", *([] if LOCAL else PRODUCTION_VARIABLES)]
if _missing := [name for name in _needed if not env(name, "")]:
    raise ImproperlyConfigured(f"Set {', '.join(_missing)} (docs/deploy.md says what each is).")

DEBUG = False
SECRET_KEY = env("SECRET_KEY", "local-only-" + "x" * 50)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]", "testserver"])
PUBLIC_URL = env("PUBLIC_URL", f"http://localhost:{env('PORT', '8000')}").rstrip("/")


def _field_keys(pairs: list[str]) -> dict[str, bytes]:
    """ "id:base64 of 32 bytes" -> {id: key}; the first one encrypts, the others still decrypt."""
    try:
        keys = {key_id: base64.b64decode(key) for key_id, _colon, key in (pair.partition(":") for pair in pairs)}
    except ValueError:
        keys = {}
    if not keys or any(len(key) != 32 for key in keys.values()):
        raise ImproperlyConfigured("Each of FIELD_KEYS is an id, a colon and 32 bytes in base64.")
    return keys


_local_key = base64.b64encode(hashlib.sha256(b"local field key").digest()).decode()
FIELD_KEYS = _field_keys(env.list("FIELD_KEYS", [f"local:{_local_key}"]))
INDEX_KEY = env("INDEX_KEY", "local-index-key").encode()

# ---- This ministry -------------------------------------------------------------------------------------------------
HOME_COUNTRY = env("HOME_COUNTRY", "PE")
# By country: how many digits the number of its identity card has, the weight of each, and the series from which the
# check character behind them is taken. Numbers of other countries are taken as typed.
NATIONAL_IDS = {
    "PE": {"digits": 8, "weights": (3, 2, 7, 6, 5, 4, 3, 2), "checks": ("65432110987", "KJIHGFEDCBA")},
}
# The code of the ministry itself among the agencies at home.
MINISTRY_AGENCY = env("MINISTRY_AGENCY", "RREE")
MINISTRY_NAME = env("MINISTRY_NAME", "Ministerio de Relaciones Exteriores")
PAXLST_SENDER = env("PAXLST_SENDER", "REPATRIATION")  # as passenger lists name us
HOME_TIME_ZONE = env("HOME_TIME_ZONE", "America/Lima")
REFERENCE_DATA_DIR = Path(env("REFERENCE_DATA_DIR", str(BASE_DIR / "consulates" / "reference")))

# ---- Apps ----------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "repatriation.common",
    "consulates",
    "cases",
    "flights",
    "repatriation.apps.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django_countries",
    "django_filters",
    "rest_framework",
    "phonenumber_field",
    "pghistory",
    "pgtrigger",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "repatriation.common.admission.door.AdmissionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "repatriation.common.web.SecondFactorMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "repatriation.common.history.HistoryMiddleware",
    "repatriation.common.refusals.RefusalMiddleware",
    "repatriation.common.web.DatabaseTroubleMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "repatriation.urls"
WSGI_APPLICATION = "repatriation.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "repatriation.common.web.ministry",
                "repatriation.staff.navigation",
            ],
            "builtins": ["repatriation.common.templatetags.portal"],
        },
    }
]

# ---- Database and cache --------------------------------------------------------------------------------------------
DATABASES = {"default": dj_database_url.parse(env("DATABASE_URL"), conn_max_age=60, conn_health_checks=True)}
DATABASES["default"].setdefault("OPTIONS", {}).update(
    connect_timeout=3,
    application_name=env("PROCESS_NAME", "repatriation"),
    options=(
        f"-c statement_timeout={env('STATEMENT_TIMEOUT', '5s')} -c lock_timeout={env('LOCK_TIMEOUT', '2s')} "
        "-c idle_in_transaction_session_timeout=10s -c synchronous_commit=on"
    ),
)
REDIS_URL = env("REDIS_URL")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PGHISTORY_APPEND_ONLY = True
PGHISTORY_LEVEL = pgtrigger.Statement

# ---- Worker --------------------------------------------------------------------------------------------------------
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1)
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 270

# How long one statement of the comparison of a new registration may last; the worker does the rest, with 0 all.
DOOR_CHECK_MILLISECONDS = int(env("DOOR_CHECK_MILLISECONDS", "100"))
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 900, "health_check_interval": 30, "socket_timeout": 30}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_DB_REUSE_MAX = 500
CELERY_TIMEZONE = "UTC"

# ---- Staff sign-in -------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "consulates.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ["UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator"]
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "consulates.accounts.StaffAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "consulates.accounts.StaffMFAAdapter"
MFA_TOTP_ISSUER = "Retorno"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOCAL
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", not LOCAL)
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)

# ---- Words and times -----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "es"
LANGUAGES = [("es", _("español")), ("en", _("inglés"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = USE_TZ = True
# Where the list of names is stiff or mistaken: nobody looks for Andorra under P.
COUNTRIES_OVERRIDE = {
    "AD": pgettext_lazy("country", "Andorra"),
    "CF": pgettext_lazy("country", "República Centroafricana"),
    "CY": pgettext_lazy("country", "Chipre"),
    "DJ": pgettext_lazy("country", "Yibuti"),
    "FM": pgettext_lazy("country", "Micronesia"),
    "SZ": pgettext_lazy("country", "Esuatini"),
    "TD": pgettext_lazy("country", "Chad"),
    "TT": pgettext_lazy("country", "Trinidad y Tobago"),
}
TIME_ZONE = "UTC"
PHONENUMBER_DB_FORMAT = "E164"

# ---- Mail ----------------------------------------------------------------------------------------------------------
# In the local default mail lands in a folder, where the staff page "Messages" shows it.
MAIL_FOLDER = DATA_DIR / "mail"
EMAIL_BACKEND = (
    "repatriation.common.mail_folder.EmailBackend" if LOCAL else "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_HOST, EMAIL_PORT = env("EMAIL_HOST", "localhost"), env.int("EMAIL_PORT", 587)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env("EMAIL_HOST_USER", ""), env("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", not LOCAL)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("EMAIL_FROM", "retorno@localhost")

# ---- Static files and headers --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = None if LOCAL else BASE_DIR / ".data" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = LOCAL
# Inlined in the public pages; pages of questions do without "portal-more".
INLINE_STYLES = {
    name: (BASE_DIR / f"static/css/{name}.css").read_text() for name in ("portal", "portal-more", "map", "waiting")
}
STYLE_HASHES = {
    name: f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
    for name, style in INLINE_STYLES.items()
}
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "style-src": [SELF, STYLE_HASHES["portal"], STYLE_HASHES["portal-more"]],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not LOCAL
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]
SECURE_HSTS_SECONDS = 0 if LOCAL else 31_536_000
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
SESSION_COOKIE_AGE = 12 * 3600
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# ---- Documents that households upload: outside of every web root, sealed (cases/operations/uploads) -----------------
UPLOADS_DIR = Path(env("UPLOADS_DIR", str(DATA_DIR / "uploads")))
CLAMD_ADDRESS = env("CLAMD_ADDRESS", "")

# ---- API -----------------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "EXCEPTION_HANDLER": "repatriation.common.refusals.refusal_response",
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.CursorPagination",
    "PAGE_SIZE": 50,
}

# ---- Logs: ids only, never names, numbers, addresses or bodies -----------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {
        "no_addresses": {"()": "repatriation.common.log_filters.HideAddresses"},
        "outages": {"()": "repatriation.common.log_filters.OneLineForOutages"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no_addresses", "outages"]}
    },
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", "WARNING")},
    # Who took a list of passengers out of the portal, and what for, is written whatever the level.
    "loggers": {"flights.exports": {"level": "INFO"}},
}
