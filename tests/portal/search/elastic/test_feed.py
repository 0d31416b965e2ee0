"""What is noted for the search server, in the transaction that changes the entries."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.core.outbox.models import OutboxEvent
from portal.search.elastic.feed import FeedIndex, note
from portal.search.elastic.models import FeedRow, Indexing
from portal.search.elastic.queries import backlog, indexing
from portal.search.models import SearchEntry
from tests.factories.search import search_entry

pytestmark = pytest.mark.django_db
index = FeedIndex()


def rows() -> list[tuple[int, int]]:
    return list(FeedRow.objects.order_by("entry").values_list("entry", "version"))


def test_an_entry_is_noted_with_its_version():
    entry = search_entry("Missing", version=5)
    index.put([entry.pk])
    assert rows() == [(entry.pk, 5)]


def test_noted_again_it_is_one_row_with_a_fresh_start():
    entry = search_entry("Missing", version=5)
    index.put([entry.pk])
    FeedRow.objects.update(tries=3, fault="refused", try_at=timezone.now().replace(year=2090))
    SearchEntry.objects.filter(pk=entry.pk).update(version=6)
    index.put([entry.pk])
    row = FeedRow.objects.get()
    assert (row.version, row.tries, row.fault) == (6, 0, "")
    assert row.try_at <= timezone.now()


def test_one_that_goes_gets_a_version_that_nothing_older_beats():
    entry = search_entry("Missing", version=5)
    index.drop([entry.pk])
    assert rows() == [(entry.pk, 6)]


def test_what_is_undone_is_not_noted():
    entry = search_entry("Missing")
    with transaction.atomic():
        index.put([entry.pk])
        transaction.set_rollback(True)
    assert rows() == []
    assert not OutboxEvent.objects.exists()


def test_the_worker_is_told_to_look():
    index.put([search_entry("Missing").pk])
    index.put([])
    events = OutboxEvent.objects.values_list("name", "payload")
    assert list(events) == [("search-feed", {})]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_number_of_queries_is_the_same(queries, count):
    pks = [search_entry("Missing").pk for _n in range(count)]
    with queries(8):
        index.put(pks)
    assert len(rows()) == count


def test_the_backlog_counts_what_waits_and_what_was_refused(at):
    assert backlog() == backlog().__class__(waiting=0, refused=0, oldest_at=None)
    moment = at("2026-11-20 10:00")
    note([(1, 1), (2, 1)])
    FeedRow.objects.filter(entry=2).update(tries=1, fault="refused")
    found = backlog()
    assert (found.waiting, found.refused, found.oldest_at) == (2, 1, moment)


# What the database itself holds to


@pytest.mark.parametrize("values", [{"tries": 1}, {"fault": "refused"}])
def test_a_fault_belongs_to_a_try(values):
    now = timezone.now()
    with pytest.raises(IntegrityError, match="search_feed_fault_of_a_try"):
        FeedRow.objects.create(entry=1, version=1, queued_at=now, try_at=now, **values)


def test_there_is_one_row_about_our_indices():
    made = indexing()
    assert indexing().installation == made.installation
    assert len(made.installation) == 8
    with pytest.raises(IntegrityError, match="search_indexing_once"):
        Indexing.objects.create(pk=2)


@pytest.mark.parametrize(
    ("values", "broken"),
    [
        ({"after": 7}, "search_indexing_after_of_a_build"),
        ({"installation": ""}, "search_indexing_has_installation"),
    ],
)
def test_the_row_about_our_indices_holds_together(values, broken):
    with pytest.raises(IntegrityError, match=broken):
        Indexing.objects.create(**values)


def test_rows_are_named():
    now = timezone.now()
    assert str(FeedRow(entry=3, version=4, queued_at=now, try_at=now)) == "entry 3, version 4"
    assert str(Indexing(installation="0a1b2c3d")) == "0a1b2c3d"
