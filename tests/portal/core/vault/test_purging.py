"""What must not be kept any longer goes: in small steps, whatever was missed, counted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.core import registry
from portal.core.vault.actions import give_code, open_with_code
from portal.core.vault.exceptions import RunGone
from portal.core.vault.models import LastPurge, OpenerKind, Run, RunOpener
from portal.core.vault.purging import (
    Purged,
    PurgeFailed,
    purge_all,
    purge_openers,
    purge_or_fail,
    purge_runs,
)
from portal.core.vault.queries import open_run
from portal.core.vault.registrations import PURGE

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def purges():
    """Register purges for one test."""
    names = []

    def add(name, purge):
        names.append(name)
        registry.purges.register(name, purge)

    yield add
    for name in names:
        registry.purges.unregister(name)


def test_a_run_goes_when_its_time_is_over_to_the_second(start, now):
    start()
    end = now + 30 * MINUTE
    assert purge_runs(end - timedelta(microseconds=1), 500) == 0
    assert purge_runs(end, 500) == 1
    assert (Run.objects.count(), RunOpener.objects.count()) == (0, 0)
    assert purge_runs(end, 500) == 0


def test_a_run_with_a_code_goes_after_seven_days(start, visitor, now):
    run = start()
    give_code(run_id=run.id, kind="tool", visitor=visitor, now=now)
    assert purge_runs(now + 7 * DAY - MINUTE, 500) == 0
    assert purge_runs(now + 7 * DAY, 500) == 1
    assert RunOpener.objects.count() == 0


def test_ways_in_that_are_over_go_and_the_code_stays(start, visitor, stranger, now):
    run = start()
    words = give_code(run_id=run.id, kind="tool", visitor=visitor, now=now)
    open_with_code(kind="tool", words=str(words), visitor=stranger, now=now + HOUR)
    assert purge_openers(now + 8 * HOUR - MINUTE, 500) == 0
    assert purge_openers(now + 8 * HOUR, 500) == 1
    kinds = list(RunOpener.objects.order_by("kind").values_list("kind", flat=True))
    assert kinds == [OpenerKind.CODE, OpenerKind.VISITOR]
    later = now + HOUR + MINUTE
    assert open_run(run_id=run.id, kind="tool", visitor=stranger, now=later).id == run.id


def test_the_oldest_go_first_and_never_more_than_asked(start, now):
    runs = [start(now=now + number * MINUTE) for number in range(5)]
    assert purge_runs(now + DAY, 2) == 2
    left = Run.objects.order_by("created_at").values_list("pk", flat=True)
    assert list(left) == [run.id for run in runs[2:]]


def test_a_step_costs_the_same_however_many_rows_it_takes(start, now, queries):
    for _number in range(3):
        start()
    with queries(6):  # begin, choose, look, ways in, runs, end
        purge_runs(now + DAY, 500)
    for _number in range(30):
        start()
    with queries(6) as seen:
        purge_runs(now + DAY, 500)
    assert [one["sql"] for one in seen if "ciphertext" in one["sql"]] == []


def test_steps_go_on_until_nothing_is_left(start, now):
    for _number in range(7):
        start()
    kept = start(now=now + DAY)
    done = {one.name: one for one in purge_all(now=now + DAY, batch=3)}
    assert done["runs"] == Purged("runs", 7)
    assert list(Run.objects.values_list("pk", flat=True)) == [kept.id]


def test_a_second_run_finds_nothing(start, now):
    start()
    assert purge_or_fail(now=now + DAY) >= 1
    assert {one.deleted for one in purge_all(now=now + DAY)} == {0}


def test_every_purge_is_noted_with_what_it_did(start, now):
    start()
    later = now + DAY
    list(purge_all(now=later))
    note = LastPurge.objects.get(name="runs")
    assert (note.ran_at, note.deleted) == (later, 1)
    list(purge_all(now=later + HOUR))
    note.refresh_from_db()
    assert (note.ran_at, note.deleted) == (later + HOUR, 0)
    names = set(LastPurge.objects.values_list("name", flat=True))
    assert names == {name for name, _purge in registry.purges.items()}


def test_a_feature_adds_its_own_and_is_asked_again_until_little_is_left(purges, db, now):
    asked, left = [], [500, 500, 20]

    def letters(moment, limit):
        asked.append((moment, limit))
        return left.pop(0)

    purges("letters", letters)
    done = {one.name: one.deleted for one in purge_all(now=now)}
    assert (done["letters"], asked) == (1020, [(now, 500)] * 3)


def test_one_that_fails_keeps_no_other_back_and_is_named(purges, start, now, caplog):
    def broken(_now, _limit):
        raise OSError("no room")

    registry.purges.unregister("runs")  # so that it comes after the broken one
    purges("broken", broken)
    registry.purges.register("runs", purge_runs)
    start()
    with pytest.raises(PurgeFailed, match=r"^broken$"):
        purge_or_fail(now=now + DAY)
    assert Run.objects.count() == 0
    assert not LastPurge.objects.filter(name="broken").exists()
    assert "A purge failed" in caplog.text


def test_the_worker_purges_every_five_minutes(start, at):
    start(now=at("2026-11-20 10:00"))
    assert registry.recurring_jobs.get("purge") is PURGE
    at("2026-11-20 10:29")
    assert (PURGE.every_seconds, PURGE.run(), Run.objects.count()) == (300, 0, 1)
    at("2026-11-20 10:30")
    assert (PURGE.run(), Run.objects.count()) == (1, 0)


def test_nothing_that_is_over_opens_while_it_waits_for_the_purge(start, visitor, now):
    run = start()
    with pytest.raises(RunGone):
        open_run(run_id=run.id, kind="tool", visitor=visitor, now=now + HOUR)
    assert Run.objects.count() == 1
