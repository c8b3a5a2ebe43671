"""Local mail: each message is a file .eml in MAIL_FOLDER, named by its Message-ID so that a resend replaces itself."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.MAIL_FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        for email in email_messages:
            message = email.message()
            name = hashlib.sha256(str(message["Message-ID"]).encode()).hexdigest()[:24]
            (folder / f"{name}.eml").write_bytes(message.as_bytes())
        return len(email_messages)
