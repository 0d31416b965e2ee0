"""Putting mail and events into the outbox, in the transaction of what they are about."""

from __future__ import annotations

import json
import threading
import time
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.crypto import salted_hmac

from portal.core.outbox.exceptions import AddressUnusable, KeyUnusable, NothingToSay
from portal.core.outbox.models import KEY_LENGTH, OutboxEvent, OutboxMail
from portal.core.registry import JSON

if TYPE_CHECKING:
    from portal.core.models import Partnership

BREAKS: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})


def queue_mail(
    *,
    key: str,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    now: datetime,
    partnership: Partnership | None = None,
    send_after: datetime | None = None,
    calendar: str = "",
    unsubscribe_url: str = "",
) -> None:
    """Have one letter sent, once; a key that was used before is that letter already.

    The key says what the letter is about ("booking-17-confirmed"), never to whom it goes. A letter
    that somebody subscribed to names an address where one POST ends that (RFC 8058). Raises
    AddressUnusable, KeyUnusable or NothingToSay. It is sent only if the caller's transaction holds.
    """
    more = {"html": html, "calendar": calendar, "unsubscribe": unsubscribe_url}
    written = _written(to=to, subject=subject, text=text, more=more)
    fields = {
        "partnership": partnership,
        "recipient": _recipient(written["to"]),
        "content": json.dumps(written, ensure_ascii=False),
    }
    _put(OutboxMail, key, now=now, send_after=send_after, fields=fields)


def queue_event(*, key: str, name: str, payload: Mapping[str, JSON], now: datetime) -> None:
    """Have what is registered as `registry.outbox_events[name]` told, at least once.

    The payload holds codes and ids, nothing about a person. Raises KeyUnusable.
    """
    _put(OutboxEvent, key, now=now, fields={"name": name, "payload": dict(payload)})


def _put(
    table: type[OutboxMail | OutboxEvent],
    key: str,
    *,
    now: datetime,
    send_after: datetime | None = None,
    fields: dict[str, Any],
) -> None:
    if not key.strip() or len(key) > KEY_LENGTH:
        raise KeyUnusable(longest=KEY_LENGTH)
    due_at = max(send_after or now, now)
    times = {"queued_at": now, "send_after": due_at, "next_try_at": due_at}
    position = _positions.next()
    # One insert of its own savepoint: of two that come at once, one finds the other's row.
    table.objects.get_or_create(key=key, defaults={**fields, **times, "position": position})


def _written(*, to: str, subject: str, text: str, more: Mapping[str, str]) -> dict[str, str]:
    try:
        validate_email(to)
    except ValidationError as fault:
        raise AddressUnusable from fault
    subject = _one_line(subject)
    if not subject or not text.strip():
        raise NothingToSay
    return {"to": to, "subject": subject, "text": text, **more}


def _one_line(text: str) -> str:
    """Put a text on one line, without control characters: a subject is a header.

    What joins letters or gives them their direction stays: Arabic and emoji need it.
    """
    spaced = "".join(" " if unicodedata.category(one) in BREAKS else one for one in text)
    return " ".join(spaced.split())


def _recipient(address: str) -> str:
    """Tell letters to one person from others, without saying who it is."""
    digest = salted_hmac("portal.core.outbox", address.strip().lower(), algorithm="sha256")
    return digest.hexdigest()


class Positions:
    """This gives numbers that rise with every call, also while the clock stands or goes back."""

    def __init__(self) -> None:
        self._last = 0
        self._lock = threading.Lock()  # requests are served by several threads

    def next(self) -> int:
        """Give the next number."""
        with self._lock:
            self._last = max(self._last + 1, time.time_ns())
            return self._last


_positions = Positions()
