"""Where mail really goes: EMAIL_URL's server or folder."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import get_connection


def transport() -> Any:
    """Give what carries mail away from here, not opened yet.

    EMAIL_BACKEND is the outbox itself, so that nobody's page waits for a mail server.
    """
    return get_connection(settings.MAIL_TRANSPORT, fail_silently=False)
