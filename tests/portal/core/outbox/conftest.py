"""What tests of the outbox share: letters that wait, a worker that carries them, its clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from portal.core.outbox.actions import queue_mail
from portal.core.outbox.models import OutboxMail
from portal.core.outbox.postman import Postman

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


@pytest.fixture
def queue(db: None) -> Callable[..., OutboxMail]:
    """Give a function that queues a letter and gives its row."""

    def put(key: str = "booking-1", to: str = "reader@example.org", **values: object) -> OutboxMail:
        given = {"subject": "A date", "text": "Words.", "now": NOW, **values}
        queue_mail(key=key, to=to, **given)
        return OutboxMail.objects.get(key=key)

    return put


class Clock:
    """This stands still until somebody puts it forward."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **amount: float) -> None:
        self.now += timedelta(**amount)


@pytest.fixture
def clock() -> Clock:
    """Give a clock that stands at NOW."""
    return Clock()


@pytest.fixture
def postman(clock: Clock, db: None) -> Postman:
    """Give a postman who looks at that clock."""
    return Postman(worker="test", clock=clock)
