"""Telling a real server what waits: every entry's last state, once, whatever goes wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.search.elastic import feeding, telling
from portal.search.elastic.connection import working
from portal.search.elastic.feed import FeedIndex, note
from portal.search.elastic.feeding import deliver, inlets_of
from portal.search.elastic.keeping import Keeper
from portal.search.elastic.models import FeedRow
from portal.search.models import SearchEntry
from tests.factories.search import search_entry

pytestmark = pytest.mark.elasticsearch
index = FeedIndex()


def change(entry: SearchEntry, version: int) -> None:
    SearchEntry.objects.filter(pk=entry.pk).update(version=version)
    index.put([entry.pk])


def remove(entry: SearchEntry) -> None:
    index.drop([entry.pk])
    SearchEntry.objects.filter(pk=entry.pk).delete()


def table() -> dict[int, int]:
    return dict(SearchEntry.objects.values_list("pk", "version"))


def waiting() -> list[int]:
    return list(FeedRow.objects.order_by("entry").values_list("entry", flat=True))


def test_everything_told_is_forgotten_here(elastic):
    for number in range(3):
        search_entry(f"Entry {number}", version=number + 1)
    elastic.told()
    assert elastic.kept() == table()
    assert waiting() == []


def test_changes_and_removals_arrive(elastic):
    first, second, third = (search_entry(f"Entry {n}") for n in range(3))
    elastic.told()
    change(first, 2)
    remove(second)
    elastic.told()
    assert elastic.kept() == table() == {first.pk: 2, third.pk: 1}


def test_nothing_older_comes_back(elastic):
    entry = search_entry("Entry", version=5)
    elastic.told()
    old = telling.told_of(SearchEntry.objects.select_related("text").get())
    remove(entry)
    elastic.told()
    late = telling.tell(working(), inlets_of(working()), [old], refresh=True)
    assert late == {}
    assert elastic.kept() == {}


def test_told_twice_is_told_once(elastic):
    entry = search_entry("Entry")
    elastic.told()
    note([(entry.pk, 1)])
    assert elastic.told() == 1
    assert (elastic.kept(), waiting()) == (table(), [])


def test_one_that_went_without_a_word_is_found_out(elastic):
    entry = search_entry("Entry")
    elastic.told()
    note([(entry.pk, 1)])
    SearchEntry.objects.filter(pk=entry.pk).delete()
    elastic.told()
    assert elastic.kept() == {}


def test_an_entry_without_long_text_is_told(elastic):
    entry = search_entry("Entry")
    entry.text.delete()
    elastic.told()
    assert elastic.kept() == table()


def test_one_refused_document_blocks_no_other(elastic):
    made = [search_entry(f"Entry {number}") for number in range(5)]
    elastic.told()
    faulty = made[2].pk
    # No number of a partnership is as high, so the server refuses this document alone.
    SearchEntry.objects.filter(pk=faulty).update(not_at=f";{2**63};")
    for entry in made:
        change(entry, 2)
    elastic.told()
    assert elastic.kept() == table() | {faulty: 1}
    row = FeedRow.objects.get()
    assert (row.entry, row.tries, row.fault) == (faulty, 1, "document_parsing_exception")
    assert row.try_at > timezone.now() + timedelta(seconds=50)


def test_a_refused_document_is_tried_again_and_never_given_up(elastic):
    entry = search_entry("Entry", not_at=f";{2**63};")
    elastic.told()
    for tries in (1, 2, 3):
        assert FeedRow.objects.get().tries == tries
        FeedRow.objects.update(try_at=timezone.now())
        elastic.told()
    FeedRow.objects.update(tries=48, try_at=timezone.now())
    elastic.told()
    assert FeedRow.objects.get().tries == 48
    SearchEntry.objects.filter(pk=entry.pk).update(not_at="")
    change(entry, 2)
    elastic.told()
    assert (elastic.kept(), waiting()) == (table(), [])


def test_what_changes_while_it_is_told_waits_for_the_next_round(elastic, monkeypatch):
    entry = search_entry("Entry")
    elastic.told()
    change(entry, 2)
    really = feeding.tell

    def tell_and_change(*args, **values):
        faults = really(*args, **values)
        if SearchEntry.objects.get().version == 2:
            change(entry, 3)
        return faults

    monkeypatch.setattr(feeding, "tell", tell_and_change)  # the moment between telling and settling
    assert deliver(clock=timezone.now) == 1
    assert waiting() == [entry.pk]
    assert deliver(clock=timezone.now) == 1
    assert (elastic.kept(), waiting()) == ({entry.pk: 3}, [])


def test_a_bulk_that_is_too_big_is_halved_until_the_one_at_fault_stands_alone(elastic, proxy):
    elastic.told()
    proxy.most_bytes = 20_000
    big = search_entry("Big", body="word " * 10_000)
    small = [search_entry(f"Small {number}", body="word " * 500) for number in range(9)]
    elastic.told()
    assert set(elastic.kept()) == {entry.pk for entry in small}
    assert list(FeedRow.objects.values_list("entry", "fault")) == [(big.pk, "refused-413")]


@pytest.mark.parametrize("mood", ["500", "503", "html", "not-json", "stopped"])
def test_a_server_that_is_away_is_told_of_everything_when_it_is_back(elastic, proxy, mood):
    first, second, third = (search_entry(f"Entry {n}") for n in range(3))
    elastic.told()
    proxy.stop() if mood == "stopped" else setattr(proxy, "mood", mood)
    change(first, 2)
    remove(second)
    fourth = search_entry("Entry 3")
    assert elastic.told() == 0
    assert waiting() == [first.pk, second.pk, fourth.pk]
    assert not FeedRow.objects.filter(tries__gt=0).exists()
    proxy.mood = "well"
    if mood == "stopped":
        proxy.start()
    assert elastic.told() == 3
    assert elastic.kept() == table() == {first.pk: 2, third.pk: 1, fourth.pk: 1}


def test_a_server_that_is_away_is_left_alone_for_a_while(elastic, proxy):
    elastic.told()
    proxy.mood = "503"
    now = timezone.now()
    keeper = Keeper()
    asked = []
    for seconds in (0, 4, 5, 14, 15, 34, 35, 74, 75, 134, 135):
        before = len(proxy.requests)
        keeper.keep(clock=lambda seconds=seconds: now + timedelta(seconds=seconds))
        asked.append(len(proxy.requests) - before)
    assert asked == [1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]
    proxy.mood = "well"
    search_entry("Entry")
    assert keeper.keep(clock=lambda: now + timedelta(seconds=200)) == 1
