"""Mail that libraries send at once goes into the outbox instead.

Wagtail tells people about workflows from inside a request, and there from inside a transaction: a
mail server that hangs would keep everybody else from writing.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from email.utils import parseaddr

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from portal.core.outbox.actions import queue_mail
from portal.core.outbox.exceptions import FilesRefused


class OutboxBackend(BaseEmailBackend):
    """This is what Django's `send_mail` speaks to."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue each message for each of its readers, each in a letter of their own."""
        now = timezone.now()
        with transaction.atomic():
            for message in email_messages:
                html = _html(message)
                for address in message.recipients():
                    queue_mail(
                        key=f"message-{uuid.uuid4().hex}",
                        to=parseaddr(address)[1],
                        subject=str(message.subject),
                        text=str(message.body),
                        html=html,
                        now=now,
                    )
        return len(email_messages)


def _html(message: EmailMessage) -> str:
    """Give the HTML that goes beside the text; what is neither cannot be sent."""
    if message.attachments:
        raise FilesRefused
    return next(_alternatives(message), "")


def _alternatives(message: EmailMessage) -> Iterator[str]:
    for content, kind in getattr(message, "alternatives", ()):
        if kind != "text/html":
            raise FilesRefused
        yield str(content)
