"""A real SMTP server on loopback; tests that use it carry the mark `smtp`."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.core import mail
from django.utils import timezone
from pytest_django import Settings

TAKEN = "250 OK"


class Mailbox(Message):
    """This keeps every message it accepts, in order.

    `answers["RCPT"] = ["451 later"] * 5` lets it answer that to the next five, and so on.
    """

    def __init__(self) -> None:
        super().__init__(EmailMessage)
        self.messages: list[EmailMessage] = []
        self.answers: dict[str, list[str]] = defaultdict(list)
        self.connections = 0
        self.slowness: float = 0  # seconds it takes over a letter

    def handle_message(self, message: EmailMessage) -> None:
        self.messages.append(message)

    @property
    def ids(self) -> list[str]:
        """List the Message-IDs of what arrived, in order."""
        return [str(message["Message-ID"]) for message in self.messages]

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802
        session.host_name = hostname
        self.connections += 1
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        answer = self._answer("MAIL")
        if answer == TAKEN:
            envelope.mail_from = address
        return answer

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        answer = self._answer("RCPT")
        if answer == TAKEN:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        answer = self._answer("DATA")
        await asyncio.sleep(self.slowness)
        if answer == "hang up":
            server.transport.close()
        return await super().handle_DATA(server, session, envelope) if answer == TAKEN else answer

    def _answer(self, command: str) -> str:
        return self.answers[command].pop(0) if self.answers[command] else TAKEN


class MailServer:
    """This is a mail server that can be switched off and on again, on the same port."""

    def __init__(self, port: int) -> None:
        self.mailbox = Mailbox()
        self.port = port
        self._controller: Controller | None = None

    def start(self) -> None:
        self._controller = Controller(self.mailbox, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        if self._controller is not None:
            self._controller.stop()
            self._controller = None


@pytest.fixture
def mail_server(settings: Settings, unused_port: int) -> Iterator[MailServer]:
    """Give a mail server, switched off, that all mail is to go to."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.MAIL_TRANSPORT = settings.EMAIL_BACKEND
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = unused_port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    server = MailServer(unused_port)
    yield server
    server.stop()


@pytest.fixture
def smtp_server(mail_server: MailServer) -> Mailbox:
    """Start a mail server and let Django send through it; gives the messages that arrived."""
    mail_server.start()
    return mail_server.mailbox


@pytest.fixture
def sent_mail(db: None) -> Callable[..., list[Any]]:
    """Give a function: `sent_mail()` lets the worker send what is due and lists what was sent."""
    from portal.core.outbox.postman import Postman  # models need Django's set-up

    def send(now: datetime | None = None) -> list[Any]:
        Postman(worker="test", clock=lambda: now or timezone.now()).deliver()
        return list(mail.outbox)

    return send


@pytest.fixture
def unused_port() -> int:
    """Give a port of the loopback address that nothing listens on."""
    import socket  # pytest-socket replaces the class in this module for tests without the mark

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
