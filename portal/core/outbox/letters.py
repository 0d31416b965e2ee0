"""What a letter looks like on its way."""

from __future__ import annotations

import hashlib
import json
import re
from email import encoders
from email.mime.base import MIMEBase
from email.utils import formatdate
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from portal.core.outbox.models import OutboxMail

METHOD: Final = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)
FILE_NAME: Final = "calendar.ics"  # it is seen in the list of letters: it says nothing more


def message_id(key: str) -> str:
    """Give the Message-ID of a letter: every try's the same, and nobody's address in it."""
    host = urlsplit(settings.BASE_URL).hostname
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{host}>"


def letter(mail: OutboxMail, connection: Any) -> EmailMultiAlternatives:
    """Write a letter as it is sent; SealBroken when what it says cannot be opened."""
    said = json.loads(mail.content)
    message = EmailMultiAlternatives(
        subject=said["subject"],
        body=said["text"],
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[said["to"]],
        connection=connection,
        headers={
            "Message-ID": message_id(mail.key),
            "Date": formatdate(mail.send_after.timestamp()),
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",  # Exchange does not read the line above
            **_ways_out(said.get("unsubscribe", "")),  # not in letters of an earlier release
        },
    )
    if said["html"]:
        message.attach_alternative(said["html"], "text/html")
    if said["calendar"]:
        message.attach(_calendar_part(said["calendar"]))
    return message


def _ways_out(url: str) -> dict[str, str]:
    """Let mail programs show a button that ends a subscription with one POST (RFC 8058)."""
    if not url:
        return {}
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _calendar_part(text: str) -> MIMEBase:
    """Give a calendar entry as calendars want it: the method is said outside as well."""
    found = METHOD.search(text)
    method = found[1] if found else "PUBLISH"
    part = MIMEBase("text", "calendar", method=method, charset="utf-8", name=FILE_NAME)
    part.set_payload(text.encode())
    encoders.encode_base64(part)  # no relay touches its line ends
    part.add_header("Content-Disposition", "attachment", filename=FILE_NAME)
    return part
