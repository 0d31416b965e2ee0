"""docs/how-to/send-mail-and-do-work-later.md, followed to the letter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core import mail

from portal.core import registry
from portal.core.registry import Registry
from portal.core.vault.purging import purge_all
from portal.core.worker import loop
from portal.core.worker.loop import WorkerLoop
from tests.docs.pages import follow

NOW = datetime(2027, 1, 4, 10, 0, tzinfo=UTC)


@pytest.fixture
def page(monkeypatch):
    """Do what the page says, with registries of the test's own."""
    for name in ("outbox_events", "recurring_jobs", "purges"):
        monkeypatch.setattr(registry, name, Registry(name))
    return SimpleNamespace(**follow("send-mail-and-do-work-later.md"))


@pytest.fixture
def worker(settings, tmp_path, monkeypatch, transactional_db):
    """Give a worker whose clock stands."""
    settings.VAR = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(loop, "close_old_connections", int)
    hands = SimpleNamespace(now=NOW.timestamp())
    made = WorkerLoop(clock=lambda: hands.now)
    made.hands = hands
    return made


def test_letters_go_when_they_should_and_once(page, worker, partnership):
    for _again in range(2):
        page.confirm_place(place=7, to="a@example.org", partnership=partnership, now=NOW)
    worker.turn()
    assert [message.subject for message in mail.outbox] == ["Your date is confirmed"]
    worker.hands.now += 7 * 24 * 3600
    worker.turn()
    assert [message.subject for message in mail.outbox][1:] == ["A date next week"]


def test_whoever_listens_is_told(page, worker):
    page.tell_of_place(place=7, now=NOW)
    worker.turn()
    assert page.counted == {7: NOW}


def test_a_job_runs_once_a_day(page, worker):
    for hours in (0, 23, 1):
        worker.hands.now += hours * 3600
        worker.turn()
    assert page.runs == ["reminded", "reminded"]


@pytest.mark.django_db
def test_what_is_over_is_forgotten(page):
    page.counted.update({number: NOW - timedelta(days=31) for number in range(700)})
    page.counted[700] = NOW
    [purged] = purge_all(now=NOW)
    assert (purged.name, purged.deleted) == ("place-counts", 700)
    assert page.counted == {700: NOW}
