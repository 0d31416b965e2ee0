"""Entries follow what their source says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from portal.core.stamp import current_stamp
from portal.search.actions import Refreshed, refresh
from portal.search.exceptions import FaultyFindable
from portal.search.models import SearchEntry, SearchText, SearchWord
from tests.portal.search.conftest import NOW

pytestmark = pytest.mark.django_db


def refreshed(*things, now=NOW):
    return refresh(source="made", things=things or ["made:1"], now=now)


def test_what_is_new_is_written_whole(made, findable):
    made["made:1"] = [
        findable(
            title="Missing", summary="Away from home.", headings=("First", "Then"),
            words=("MFH", "awol"), body="Ring 101.", harms=("missing", "bullying"),
            partnership_pk=7, changed_at=NOW, boost=130,
        )
    ]  # fmt: skip
    assert refreshed() == Refreshed(written=1)
    entry = SearchEntry.objects.select_related("text").get()
    assert (entry.source, entry.thing, entry.place) == ("made", "made:1", 7)
    assert (entry.title, entry.summary, entry.path) == ("Missing", "Away from home.", "/made/")
    assert (entry.harms, entry.boost, entry.changed_at) == (";bullying;missing;", 130, NOW)
    assert (entry.text.headings, entry.text.words) == ("First\nThen", "MFH\nawol")
    assert entry.text.body == "Ring 101."
    assert entry.version == int(NOW.timestamp() * 1_000_000)


def test_what_is_as_it_was_is_left(made, findable, told):
    made["made:1"] = [findable()]
    refreshed()
    told.clear()
    stamp, version = current_stamp(), SearchEntry.objects.get().version
    assert refreshed(now=NOW + timedelta(hours=1)) == Refreshed(same=1)
    assert (SearchEntry.objects.get().version, current_stamp(), told) == (version, stamp, [])


def test_what_changed_keeps_its_number_and_gets_a_higher_version(made, findable):
    made["made:1"] = [findable(body="Before.")]
    refreshed()
    before = SearchEntry.objects.get()
    made["made:1"] = [findable(body="After.")]
    earlier = NOW - timedelta(days=1)  # a clock that was set back
    assert refreshed(now=earlier) == Refreshed(written=1)
    after = SearchEntry.objects.select_related("text").get()
    assert (after.pk, after.version, after.text.body) == (before.pk, before.version + 1, "After.")


def test_what_nobody_may_find_any_more_is_removed(made, findable, entries):
    made["made:1"] = [findable(), findable(language="pl")]
    refreshed()
    made["made:1"] = [findable()]
    # The one that stays is in no other language any more.
    assert refreshed() == Refreshed(written=1, removed=1)
    assert entries() == [("made:1", "en", "adult", 0)]
    made.clear()
    assert refreshed() == Refreshed(removed=1)
    assert (SearchEntry.objects.count(), SearchText.objects.count()) == (0, 0)


def test_other_things_are_left_alone(made, findable, entries):
    made["made:1"] = [findable()]
    made["made:2"] = [findable("made:2")]
    refreshed("made:1", "made:2")
    del made["made:1"]
    assert refreshed("made:1") == Refreshed(removed=1)
    assert entries() == [("made:2", "en", "adult", 0)]


def test_a_thing_with_another_name_leaves_nothing_behind(made, findable, entries):
    made["made:old"] = [findable("made:old", origin="made.Row:1")]
    refreshed("made:old")
    del made["made:old"]
    made["made:new"] = [findable("made:new", origin="made.Row:1")]
    assert refreshed("made:new") == Refreshed(written=1, removed=1)
    assert entries() == [("made:new", "en", "adult", 0)]


def test_a_source_that_is_no_more_has_nothing(made, findable, entries):
    made["made:1"] = [findable()]
    refreshed()
    SearchEntry.objects.update(source="gone")
    assert refresh(source="gone", things=["made:1"], now=NOW) == Refreshed(removed=1)
    assert entries() == []


def test_words_are_counted_by_differences(made, findable, counted):
    made["made:1"] = [findable(title="Ring", body="ring the door", partnership_pk=3)]
    made["made:2"] = [findable("made:2", title="Door")]
    refreshed("made:1", "made:2")
    assert counted() == {(0, "door"): 1, (3, "door"): 1, (3, "ring"): 1, (3, "the"): 1}
    made["made:1"] = [findable(title="Ring", body="a bell", partnership_pk=3)]
    made["made:2"] = []
    refreshed("made:1", "made:2")
    assert counted() == {(3, "a"): 1, (3, "bell"): 1, (3, "ring"): 1}


def test_a_count_that_was_lost_never_falls_below_none(made, findable, counted):
    made["made:1"] = [findable(title="Ring the bell")]
    refreshed()
    SearchWord.objects.filter(word="bell").delete()
    made.clear()
    refreshed()
    assert counted() == {}
    with pytest.raises(IntegrityError, match="search_word_counts_up"), transaction.atomic():
        SearchWord.objects.create(language="en", voice="adult", word="x", stem="x", entries=-1)


def test_words_are_kept_with_their_stems(made, findable):
    made["made:1"] = [findable(title="Exploited", words=("Café",))]
    refreshed()
    rows = SearchWord.objects.order_by("word").values_list("word", "stem")
    assert list(rows) == [("cafe", "cafe"), ("exploited", "exploit")]


def test_indexes_are_told_after_writing_and_before_removing(made, findable, told):
    made["made:1"] = [findable(body="One.")]
    made["made:2"] = [findable("made:2", body="Two.")]
    refreshed("made:1", "made:2")
    made["made:1"] = [findable(body="Other.")]
    del made["made:2"]
    refreshed("made:1", "made:2")
    assert told == [
        ("put", [("made:1", "One."), ("made:2", "Two.")]),
        ("drop", [("made:2", "Two.")]),
        ("put", [("made:1", "Other.")]),
    ]


def test_what_cannot_be_kept_changes_nothing(made, findable, entries):
    made["made:1"] = [findable()]
    made["made:2"] = [findable("made:2", kind="nonsense")]
    with pytest.raises(FaultyFindable, match="'made:2': kind"):
        refreshed("made:1", "made:2")
    assert entries() == []


def put() -> int:
    """Read the entries; write the vectors, or take out and put in two tables of full text."""
    return 2 if connection.vendor == "postgresql" else 5


def drop() -> int:
    return 0 if connection.vendor == "postgresql" else 2


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_many_need_no_more_queries_than_one(rows, made, findable, queries):
    names = [f"made:{number}" for number in range(rows)]
    for name in names:
        made[name] = [findable(name, body=f"words of {name}")]
    with transaction.atomic():
        # A savepoint and its end, what is kept, entries, texts, counts of words.
        with queries(6 + turn() + put()):
            refreshed(*names)
        for name in names:
            made[name] = [findable(name, body="other words")]
        # The same, the old texts, and counts taken off with those at none removed.
        with queries(9 + turn() + put()):
            refreshed(*names)
        made.clear()
        with queries(7 + turn() + CASCADE + drop()):
            refreshed(*names)


CASCADE = 2  # Django looks the entries up and removes their texts first


def turn() -> int:
    """PostgreSQL takes its turn with a query."""
    return int(transaction.get_connection().vendor == "postgresql")


def test_more_than_a_batch_is_written_too(made, findable):
    for number in range(501):
        made[f"made:{number}"] = [findable(f"made:{number}")]
    assert refreshed(*made) == Refreshed(written=501)
    assert SearchWord.objects.get(word="made").entries == 501
