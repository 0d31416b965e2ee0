"""Reads of the vault: for who holds the key, within the time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.core.vault.actions import change_run, give_code, touch_run
from portal.core.vault.exceptions import RunGone, SealBroken
from portal.core.vault.models import Run, RunOpener
from portal.core.vault.queries import latest_run, look_ups_of, open_run
from tests.factories import PartnershipFactory

MINUTE = timedelta(minutes=1)


@pytest.fixture
def opened(visitor, now):
    """Give a function that opens a run of the visitor."""

    def read(run, **values):
        known = {"run_id": run.id, "kind": "tool", "visitor": visitor, "now": now}
        return open_run(**{**known, **values})

    return read


def test_opening_costs_one_query(start, opened, queries):
    run = start()
    with queries(1):
        assert opened(run) == run


def test_a_row_whose_time_is_over_never_opens_though_it_is_there(start, visitor, now):
    run = start()
    last = now + 30 * MINUTE - timedelta(microseconds=1)
    assert open_run(run_id=run.id, kind="tool", visitor=visitor, now=last) == run
    with pytest.raises(RunGone):
        open_run(run_id=run.id, kind="tool", visitor=visitor, now=now + 30 * MINUTE)
    assert Run.objects.filter(pk=run.id).exists()


def test_an_open_run_says_when_this_browser_cannot_open_it_any_more(start, opened, visitor, now):
    run = start()
    assert run.closes_at == run.expires_at == now + 30 * MINUTE
    give_code(run_id=run.id, kind="tool", visitor=visitor, now=now)
    with_code = opened(run)
    assert with_code.expires_at == now + 7 * 24 * 60 * MINUTE
    assert with_code.closes_at == now + 30 * MINUTE


def test_near_its_longest_time_going_on_keeps_a_run_no_longer(start, visitor, now):
    run = start()
    known = {"run_id": run.id, "kind": "tool", "visitor": visitor}
    near = [touch_run(**known, now=now + at * MINUTE).is_near_its_end for at in range(0, 480, 25)]
    assert near == [at + 30 > 480 for at in range(0, 480, 25)]
    assert near[-1]


def test_nobody_without_a_key_opens_anything(start, now):
    run = start()
    with pytest.raises(RunGone):
        open_run(run_id=run.id, kind="tool", visitor=None, now=now)
    with pytest.raises(RunGone):
        latest_run(kind="tool", visitor=None, now=now)


def test_swapped_rows_are_refused(start, opened):
    one, other = start(payload={"a": 1}), start(payload={"b": 2})
    rows = Run.objects.in_bulk([one.id, other.id])
    Run.objects.filter(pk=one.id).update(ciphertext=rows[other.id].ciphertext)
    with pytest.raises(SealBroken):
        opened(one)
    ways = {way.run_id: way for way in RunOpener.objects.all()}
    RunOpener.objects.filter(run_id=one.id).update(wrapped=ways[other.id].wrapped)
    with pytest.raises(SealBroken):  # nor with the key of the row it came from
        opened(one)
    assert opened(other).payload == {"b": 2}


@pytest.mark.parametrize("change", [{"kind": "navigator"}, {"version": "cevt 2"}])
def test_a_row_made_into_another_form_is_refused(start, visitor, now, change):
    run = start()
    Run.objects.update(**change)
    with pytest.raises(SealBroken):
        open_run(run_id=run.id, kind=change.get("kind", "tool"), visitor=visitor, now=now)


def test_a_row_moved_to_another_partnership_is_refused(start, opened):
    run = start()
    Run.objects.update(partnership=PartnershipFactory())
    with pytest.raises(SealBroken):
        opened(run)


def opens(read, **known):
    """Say whether this opens anything."""
    try:
        read(kind="tool", **known)
    except RunGone:
        return False
    return True


MOMENTS = [0, 29, 30, 31, 59, 60, 61, 479, 480, 481, 7 * 1440 - 1, 7 * 1440]


@pytest.mark.parametrize("has_code", [False, True])
@pytest.mark.parametrize("touched", [0, 30, 460])
def test_one_run_and_the_latest_are_shut_at_the_same_moment(start, visitor, now, has_code, touched):
    run = start()
    code_ends = now + timedelta(days=7) if has_code else None
    ends = code_ends or now + min(touched + 30, 480) * MINUTE
    times = {"touched_at": now + touched * MINUTE, "code_ends_at": code_ends, "expires_at": ends}
    Run.objects.update(**times)
    open_at = [at for at in MOMENTS if at < min(touched + 30, 480)]
    for at in MOMENTS:
        known = {"visitor": visitor, "now": now + at * MINUTE}
        assert opens(latest_run, **known) is (at in open_at)
        assert opens(open_run, run_id=run.id, **known) is (at in open_at)


# Keys of the environment


def test_an_older_key_still_lets_a_browser_in(keys, start, opened, visitor, now):
    keys("old")
    run = start()
    keys("new", "old")
    assert opened(run) == run
    changed = change_run(
        run_id=run.id, kind="tool", visitor=visitor, now=now, change=lambda payload: {"a": 1}
    )
    assert opened(run) == changed
    assert RunOpener.objects.get().key_id == "old"
    start()
    assert set(RunOpener.objects.values_list("key_id", flat=True)) == {"old", "new"}


def test_a_key_taken_out_lets_nobody_in(keys, start, opened):
    keys("old")
    run = start()
    keys("new")
    with pytest.raises(RunGone):
        opened(run)


def test_a_browser_is_looked_up_under_a_name_for_each_key(keys, visitor):
    keys("new", "old")
    names = look_ups_of(visitor)
    assert (len(set(names)), look_ups_of(None)) == (2, [])


# The latest


def test_the_latest_is_what_was_touched_last(start, visitor, now):
    first, second = start(), start(now=now + MINUTE)
    start(now=now + 2 * MINUTE, kind="navigator")
    later = now + 5 * MINUTE
    assert latest_run(kind="tool", visitor=visitor, now=later).id == second.id
    touch_run(run_id=first.id, kind="tool", visitor=visitor, now=later)
    assert latest_run(kind="tool", visitor=visitor, now=later).id == first.id


@pytest.mark.parametrize("runs", [1, 3, 30])
def test_the_latest_costs_one_query_however_many_there_are(start, visitor, now, queries, runs):
    for _number in range(runs):
        start()
    with queries(1):
        latest_run(kind="tool", visitor=visitor, now=now)


def test_there_is_no_latest_for_a_stranger_or_after_the_time(start, visitor, stranger, now):
    start()
    for known in (
        {"visitor": stranger, "now": now},
        {"visitor": visitor, "now": now + 30 * MINUTE},
    ):
        with pytest.raises(RunGone):
            latest_run(kind="tool", **known)
    with pytest.raises(RunGone):
        latest_run(kind="navigator", visitor=visitor, now=now)
