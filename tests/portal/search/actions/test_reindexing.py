"""All entries are brought in line, a batch at a time."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from portal.core.backup.anew import make_anew
from portal.core.backup.tables import is_left_out
from portal.search.actions import Refreshed, reindex
from portal.search.actions import reindexing as module
from portal.search.models import DocumentText, DocumentUse, SearchEntry, SearchText, SearchWord
from tests.portal.search.conftest import NOW

pytestmark = pytest.mark.django_db


def rebuilt(**values):
    return reindex(now=NOW, **values)


def test_everything_is_written_and_then_left(made, findable, counted):
    made["made:1"] = [findable(title="Ring")]
    made["made:2"] = [findable("made:2", title="Ring", partnership_pk=4)]
    first = rebuilt()
    assert first.sources["made"] == Refreshed(written=2)
    assert (counted()[0, "ring"], counted()[4, "ring"]) == (1, 1)
    words, entries = counted(), SearchEntry.objects.count()
    again = rebuilt()
    assert again.total == Refreshed(same=entries)
    assert (again.lock_seconds, counted()) == (0.0, words)


def test_only_what_differs_is_written(made, findable):
    made["made:1"], made["made:2"] = [findable()], [findable("made:2")]
    rebuilt()
    made["made:2"] = [findable("made:2", title="Other")]
    assert rebuilt().sources["made"] == Refreshed(written=1, same=1)


def test_what_is_over_is_removed(made, findable):
    made["made:1"], made["made:2"] = [findable()], [findable("made:2")]
    rebuilt()
    SearchEntry.objects.filter(thing="made:2").update(source="gone")
    made.clear()
    found = rebuilt()
    assert (found.sources["made"], found.sources["gone"]) == (
        Refreshed(removed=1), Refreshed(removed=1),
    )  # fmt: skip


def test_it_goes_in_batches_and_tells_of_each(made, findable, monkeypatch):
    monkeypatch.setattr(module, "AT_ONCE", 2)
    for number in range(5):
        made[f"made:{number}"] = [findable(f"made:{number}")]
    told = []
    whole = rebuilt(on_batch=told.append)
    batches = [(one.things, one.outcome) for one in told if one.source == "made"]
    assert batches == [
        (2, Refreshed(written=2)), (2, Refreshed(written=2)), (1, Refreshed(written=1)),
    ]  # fmt: skip
    assert whole.lock_seconds == max(one.lock_seconds for one in told) > 0


def test_what_others_publish_meanwhile_stands(made, findable):
    """A thing changes after it was compared and before it is written."""
    made["made:1"] = [findable(title="Old")]
    source = module.look_over

    def slow(at_once):
        for looked in source(at_once):
            made["made:1"] = [findable(title="New")]
            yield looked

    module.look_over = slow
    try:
        rebuilt()
    finally:
        module.look_over = source
    assert SearchEntry.objects.get(source="made").title == "New"


def test_the_command_tells_what_it_did(made, findable):
    made["made:1"] = [findable()]
    said = StringIO()
    call_command("reindex", stdout=said)
    lines = said.getvalue().splitlines()
    assert "made: 1 written, 0 removed, 0 same" in lines
    assert any(line.startswith("  made: 1 things, 1 written, ") for line in lines)
    assert lines[-2].startswith("Longest write lock: ")
    written = SearchEntry.objects.count()
    assert lines[-1].startswith(f"{written} entries, {written} written, 0 removed in ")


def test_backups_leave_out_what_is_made_anew_after_them(made, findable):
    tables = (SearchEntry, SearchText, SearchWord, DocumentUse, DocumentText)
    assert [is_left_out(table) for table in tables] == [True, True, True, False, False]
    made["made:1"] = [findable()]
    assert "Made anew  search" in list(make_anew())
    assert SearchEntry.objects.filter(source="made").count() == 1
