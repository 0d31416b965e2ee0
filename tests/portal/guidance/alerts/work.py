"""What tests of alerts do again and again."""

from __future__ import annotations

import json
from typing import Any

from django.utils import timezone

from portal.core.outbox.messenger import Messenger
from portal.core.outbox.models import OutboxEvent, OutboxMail
from portal.core.publishing import publish_page


def change(page: Any, words: str, **values: Any) -> Any:
    """Publish another text of a page."""
    page.intro = words
    return publish_page(page=page, **({"note": f"Because {words}"} | values))


def work() -> int:
    """Let the worker tell events until none is left."""
    OutboxEvent.objects.exclude(name="alerts-edition").delete()
    told = 0
    while step := Messenger(worker="test", clock=timezone.now).deliver():
        told += step
    return told


def letters() -> list[dict[str, str]]:
    """Give what waits to be sent, as it was written."""
    return [json.loads(row.content) for row in OutboxMail.objects.order_by("position")]


def people() -> list[str]:
    """Name whom letters wait for, in order of the alphabet."""
    return sorted(letter["to"] for letter in letters())
