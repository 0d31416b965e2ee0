"""The nightly comparison finds each drift, names it, and mends it."""

from __future__ import annotations

import pytest

from portal.core.audit.models import AuditEvent
from portal.core.publishing.changes import Drift
from portal.core.publishing.comparison import check_published
from portal.search.comparison import compare, repair
from portal.search.models import SearchEntry, SearchText
from tests.portal.search.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(made, findable, indexed):
    made["made:1"] = [findable(), findable(language="pl")]
    made["made:2"] = [findable("made:2")]
    indexed()
    return made


def drifts():
    return list(compare())


def test_nothing_differs_after_all_was_brought_in_line(kept):
    assert drifts() == []


def test_what_is_missing(kept, entries):
    SearchEntry.objects.filter(thing="made:1", language="pl").delete()
    assert drifts() == [Drift("made made:1", "entry-missing")]
    assert repair(drifts()[0], NOW) is True
    assert (drifts(), len(entries("made"))) == ([], 3)


def test_what_differs(kept, findable):
    kept["made:2"] = [findable("made:2", body="Other words.")]
    assert drifts() == [Drift("made made:2", "entry-differs")]
    assert repair(drifts()[0], NOW) is True
    assert SearchText.objects.get(entry__thing="made:2").body == "Other words."


def test_what_is_left_over_of_a_thing(kept, findable, entries):
    kept["made:1"] = [findable()]
    assert set(drifts()) == {Drift("made made:1", "entry-left-over")}
    assert repair(drifts()[0], NOW) is True
    assert entries("made", thing="made:1") == [("made:1", "en", "adult", 0)]


def test_a_thing_that_is_no_more(kept, entries):
    del kept["made:2"]
    assert drifts() == [Drift("made made:2", "entry-left-over")]
    assert repair(drifts()[0], NOW) is True
    assert entries("made", thing="made:2") == []


def test_a_source_that_is_no_more(kept, entries):
    SearchEntry.objects.filter(thing="made:2").update(source="gone")
    assert drifts() == [
        Drift("made made:2", "entry-missing"), Drift("gone made:2", "entry-left-over"),
    ]  # fmt: skip
    assert repair(Drift("gone made:2", "entry-left-over"), NOW) is True
    assert repair(Drift("made made:2", "entry-missing"), NOW) is True
    assert drifts() == []


def test_what_is_right_by_now_is_left(kept):
    assert repair(Drift("made made:1", "entry-differs"), NOW) is False


def test_the_night_mends_it_and_says_so(kept):
    SearchEntry.objects.filter(thing="made:2").delete()
    results = {one.handler: one for one in check_published(now=NOW)}
    assert results["search"].repaired == {"entry-missing": 1}
    (event,) = AuditEvent.objects.filter(kind="drift-repaired")
    assert (event.subject, event.detail["handler"]) == ("made made:2", "search")
