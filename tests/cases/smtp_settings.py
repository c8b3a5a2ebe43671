"""The local settings of a worker process that works on a test's database, and mails to the test's own SMTP server."""

import os

from repatriation.settings import *  # noqa: F403

DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]  # noqa: F405
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT, EMAIL_USE_TLS = "127.0.0.1", int(os.environ["TEST_SMTP_PORT"]), False
