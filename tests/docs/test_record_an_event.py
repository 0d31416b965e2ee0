"""docs/how-to/record-an-event.md, followed to the letter."""

from __future__ import annotations

import pytest
from django.utils import timezone

from portal.core import registry
from portal.core.audit.models import AuditEvent
from portal.core.audit.presenters import kind_words
from portal.core.audit.queries import reads_of
from tests.docs.pages import follow
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def followed():
    yield follow("record-an-event.md")
    for kind in ("booking-moved", "tracker-opened"):
        registry.audit_kinds.unregister(kind)


def test_the_row_says_what_the_page_says(followed, partnership):
    person, now = UserFactory(), timezone.now()
    followed["move_booking"](booking=7, by=person, partnership=partnership, now=now)
    row = AuditEvent.objects.get()
    assert (row.kind, row.subject) == ("booking-moved", "training.Booking:7")
    assert (row.actor_id, row.at, row.detail) == (person.pk, now, {"days": 7})
    assert kind_words("booking-moved") == "Booking moved"


def test_a_reader_says_why(followed, partnership):
    person, now = UserFactory(), timezone.now()
    opening = {"tracker": 7, "by": person, "partnership": partnership, "now": now}
    with pytest.raises(ValueError, match="curious"):
        followed["open_tracker"](**opening, reason="curious")
    assert not AuditEvent.objects.exists()

    followed["open_tracker"](**opening, reason="review")
    found = reads_of(partnership, subject="trackers.Tracker:7")
    assert [(row.actor_id, row.detail) for row in found] == [(person.pk, {"reason": "review"})]
