"""Planning a change leaves what is live where it is, however it came to be live."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from portal.core.publishing import publish_new_rows, publish_row
from portal.core.worker.publishing import publish_due
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
THEN = NOW + timedelta(days=8)


@pytest.fixture
def at(time_machine):
    time_machine.move_to(NOW, tick=False)
    return lambda moment: time_machine.move_to(moment, tick=False)


def from_a_pack():
    text = factories.TermTextFactory.build(owner=factories.TermFactory(), definition="As it was.")
    text.live = False
    publish_new_rows(rows=[text], now=NOW)
    return type(text).objects.get(pk=text.pk)


def from_the_cms():
    text = factories.TermTextFactory(definition="As it was.")
    return publish_row(row=text)


@pytest.mark.parametrize("come", [from_a_pack, from_the_cms])
def test_a_planned_change_waits_and_readers_keep_what_there_is(at, come):
    text = come()
    text.definition, text.go_live_at = "As it will be.", THEN
    text.save_revision().publish()

    text.refresh_from_db()
    assert (text.live, text.definition) == (True, "As it was.")

    at(THEN + timedelta(minutes=1))
    publish_due(now=THEN + timedelta(minutes=1))
    text.refresh_from_db()
    assert (text.live, text.definition) == (True, "As it will be.")


def test_what_is_new_and_planned_is_not_shown_before(at):
    text = factories.TermTextFactory(definition="New.", live=False)
    text.go_live_at = THEN
    text.save_revision().publish()
    text.refresh_from_db()
    assert text.live is False
