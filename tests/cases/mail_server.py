"""A real SMTP server in a thread: it keeps what it took, and can be told to refuse, to be slow, or to call back."""

import asyncio
import contextlib
import socket
from email import message_from_bytes

from aiosmtpd.controller import Controller


class Handler:
    def __init__(self):
        self.taken = []
        self.answers = {}
        self.delay = 0.0
        self.on_message = lambda: None

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - the name of aiosmtpd
        if answers := self.answers.get(address):
            return answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the name of aiosmtpd
        self.taken.append((list(envelope.rcpt_tos), message_from_bytes(envelope.content)))
        await asyncio.to_thread(self.on_message)
        await asyncio.sleep(self.delay)
        return "250 taken"

    def ids(self):
        return [mail["Message-ID"] for _recipients, mail in self.taken]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(handler, port):
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield
    finally:
        controller.stop()


def use(settings, port):
    """Point the mail settings at the server."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 5
