"""Making the index anew on a real server, while entries change, and putting right what differs."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from portal.search.elastic import building, jobs
from portal.search.elastic.actions import rebuild
from portal.search.elastic.connection import working
from portal.search.elastic.documents import gone
from portal.search.elastic.feed import FeedIndex
from portal.search.elastic.feeding import deliver, inlets_of
from portal.search.elastic.finding import ElasticEngine
from portal.search.elastic.keeping import Keeper
from portal.search.elastic.models import FeedRow, Indexing
from portal.search.elastic.names import names
from portal.search.elastic.telling import Told, tell
from portal.search.engines.base import Scope
from portal.search.exceptions import EngineDown
from portal.search.models import SearchEntry
from tests.factories.search import search_entry

pytestmark = pytest.mark.elasticsearch
index = FeedIndex()


def table() -> dict[int, int]:
    return dict(SearchEntry.objects.values_list("pk", "version"))


def change(pk: int, version: int) -> None:
    SearchEntry.objects.filter(pk=pk).update(version=version)
    index.put([pk])


def remove(pk: int) -> None:
    index.drop([pk])
    SearchEntry.objects.filter(pk=pk).delete()


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(building, "BATCH", 3)  # so that a few entries take several batches


def step(**values) -> building.Progress | None:
    return building.go_on(clock=timezone.now, until=timezone.now(), **values)


def test_the_first_index_is_made_by_the_worker(elastic):
    for number in range(4):
        search_entry(f"Entry {number}")
    assert elastic.indices() == []
    elastic.told()
    assert elastic.kept() == table()
    assert len(elastic.indices()) == 1
    assert FeedRow.objects.count() == 0


def test_new_and_old_change_places_and_the_old_one_is_removed(elastic):
    search_entry("Entry")
    elastic.told()
    (old,) = elastic.indices()
    assert rebuild(now=timezone.now()) == 1
    (new,) = elastic.indices()
    assert new != old
    assert list(working().indices.get_alias(name=names().alias)) == [new]
    assert elastic.kept() == table()


def test_what_changes_while_it_is_made_is_in_it(elastic, small_batches, asked):
    """Before and behind the place it has come to: changed, gone, new; readers see it at once."""
    pks = [search_entry(f"Entry {number}").pk for number in range(9)]
    elastic.told()
    scope = Scope(None, "en", timezone.now())
    building.begin(now=timezone.now())
    assert step() == building.Progress(elastic.indices()[-1], 3, is_over=False)
    change(pks[0], 2)
    change(pks[8], 2)
    remove(pks[1])
    remove(pks[7])
    added = search_entry("Entry added").pk
    deliver(clock=timezone.now)
    assert {key for key, _score in ElasticEngine().match(asked("entry", scope)).hits} == set(
        table()
    )
    assert step().is_over is False
    remove(pks[2])
    change(added, 5)
    while not step().is_over:
        pass
    deliver(clock=timezone.now)
    assert elastic.kept() == table()
    assert len(elastic.indices()) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres  # SQLite is in memory here, where threads find each other's tables locked
def test_writes_of_other_processes_meanwhile_are_in_it(elastic, small_batches):
    """A writer, a worker and a making at the same time, each on its own connection."""
    pks = [search_entry(f"Entry {number}").pk for number in range(30)]
    elastic.told()
    is_over, faults = threading.Event(), []

    def until_over(work) -> None:
        version = 2
        try:
            while not is_over.is_set():
                work(version)
                version += 1
        except Exception as fault:  # noqa: BLE001 (it is shown below)
            faults.append(fault)
        finally:
            connection.close()

    def write(version: int) -> None:
        change(pks[version % 20], version)
        if 20 <= version < 30:
            remove(pks[version])
        if version % 5 == 0:
            search_entry(f"Entry {version}")

    others = [
        threading.Thread(target=until_over, args=(work,))
        for work in (write, lambda _version: deliver(clock=timezone.now))
    ]
    for one in others:
        one.start()
    try:
        for _n in range(3):
            rebuild(now=timezone.now())
    finally:
        is_over.set()
        for one in others:
            one.join()
    assert faults == []
    deliver(clock=timezone.now)
    assert elastic.kept() == table()
    assert FeedRow.objects.count() == 0
    assert len(elastic.indices()) == 1


def test_a_making_goes_on_where_it_was_cut_short(elastic, small_batches):
    for number in range(7):
        search_entry(f"Entry {number}")
    building.begin(now=timezone.now())
    first = step()
    assert (first.count, building.is_under_way()) == (3, True)
    # The process ends here; another one's worker goes on.
    assert Keeper().keep(clock=timezone.now) > 0
    assert elastic.kept() == table()
    assert not building.is_under_way()


def test_two_processes_do_not_make_it_at_once(elastic):
    search_entry("Entry")
    building.begin(now=timezone.now())
    Indexing.objects.update(held_until=timezone.now() + timedelta(minutes=1))
    assert step() is None
    Indexing.objects.update(held_until=timezone.now() - timedelta(seconds=1))
    assert step().is_over is False
    assert step().is_over is True


def test_one_that_is_overtaken_gives_way(elastic, monkeypatch, small_batches):
    for number in range(4):
        search_entry(f"Entry {number}")
    building.begin(now=timezone.now())
    really = building.tell

    def begun_anew(*args, **values):
        monkeypatch.setattr(building, "tell", really)
        building.begin(now=timezone.now())  # as another process, asked for a new index, would
        return really(*args, **values)

    monkeypatch.setattr(building, "tell", begun_anew)
    assert building.go_on(clock=timezone.now, until=timezone.now() + timedelta(minutes=1)) is None
    assert rebuild(now=timezone.now()) == 4
    assert elastic.kept() == table()
    assert len(elastic.indices()) == 1


def test_an_entry_that_is_refused_is_told_later(elastic):
    good = search_entry("Good")
    bad = search_entry("Bad", not_at=f";{2**63};")
    FeedRow.objects.all().delete()
    rebuild(now=timezone.now())
    assert elastic.kept() == {good.pk: 1}
    assert list(FeedRow.objects.values_list("entry", "tries")) == [(bad.pk, 1)]


def test_an_index_deleted_behind_our_back_is_made_again(elastic, asked):
    entry = search_entry("Entry")
    elastic.told()
    elastic.forget()
    with pytest.raises(EngineDown):
        ElasticEngine().match(asked("entry", Scope(None, "en", timezone.now())))
    elastic.told()
    assert elastic.kept() == {entry.pk: 1}


def test_a_write_never_makes_an_index_that_is_not_there(elastic):
    search_entry("Entry")
    elastic.told()
    elastic.forget()
    search_entry("Another")
    assert deliver(clock=timezone.now) == 0
    assert elastic.indices() == []


def test_half_made_indices_are_cleared_away(elastic):
    search_entry("Entry")
    elastic.told()
    building.begin(now=timezone.now())
    building.begin(now=timezone.now())
    assert len(elastic.indices()) == 3
    rebuild(now=timezone.now())
    assert len(elastic.indices()) == 1


def test_shards_and_copies_are_as_the_settings_say(elastic, settings):
    settings.SEARCH = replace(elastic.server, shards=2, replicas=1)
    search_entry("Entry")
    elastic.told()
    kept = working().indices.get_settings(index=names().alias).body
    (found,) = [values["settings"]["index"] for values in kept.values()]
    assert (found["number_of_shards"], found["number_of_replicas"]) == ("2", "1")
    assert found.get("refresh_interval") is None


# Putting right what differs


def test_what_differs_is_told_again(elastic):
    pks = [search_entry(f"Entry {number}").pk for number in range(4)]
    elastic.told()
    SearchEntry.objects.filter(pk=pks[0]).update(version=7)  # nothing of it was noted
    SearchEntry.objects.filter(pk=pks[1]).delete()
    unknown = search_entry("Unknown").pk
    FeedRow.objects.all().delete()
    assert jobs.mend() == 3
    assert sorted(FeedRow.objects.values_list("entry", flat=True)) == [pks[0], pks[1], unknown]
    elastic.told()
    assert elastic.kept() == table()
    assert jobs.mend() == 0


def test_a_database_that_was_put_back_gets_a_new_index(elastic):
    entry = search_entry("Entry", version=9)
    elastic.told()
    (old,) = elastic.indices()
    SearchEntry.objects.filter(pk=entry.pk).update(version=4)
    assert jobs.mend() == 1
    elastic.told()
    assert elastic.kept() == {entry.pk: 4}
    assert old not in elastic.indices()


def test_after_a_restore_another_database_has_other_indices(elastic):
    entry = search_entry("Entry", version=9)
    elastic.told()
    jobs.start_afresh()
    SearchEntry.objects.filter(pk=entry.pk).update(version=2)
    elastic.told()
    assert elastic.kept() == {entry.pk: 2}


def test_markers_of_what_went_are_forgotten_in_the_end(elastic):
    entry = search_entry("Entry")
    search_entry("Another")
    elastic.told()
    remove(entry.pk)
    elastic.told()

    def documents() -> int:
        working().indices.refresh(index=names().alias)
        return int(working().count(index=names().alias)["count"])

    jobs.mend()
    assert documents() == 2
    old = Told(entry.pk, 2, gone(entry.pk, 2, "2026-01-01T00:00:00Z"))
    assert tell(working(), inlets_of(working()), [old], refresh=True) == {}
    jobs.mend()
    assert documents() == 1
    assert elastic.kept() == table()


def test_without_a_server_the_jobs_have_nothing_to_do(settings, db):
    settings.SEARCH = None
    search_entry("Entry")
    assert (jobs.keep(), FeedRow.objects.count()) == (0, 0)
