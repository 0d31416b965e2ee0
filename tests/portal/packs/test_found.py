"""Everything that the site map of a loaded pack tells of can be found, or there is a reason."""

from __future__ import annotations

import pytest

from portal.core.models import Partnership
from portal.core.site_map import site_map_entries
from portal.packs.actions import load_together
from portal.packs.queries import pack_folder
from portal.search.actions import reindex
from portal.search.comparison import compare
from portal.search.documents.uses import compare as compare_uses
from portal.search.models import SearchEntry
from tests.portal.search.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOT_FOUND = {
    "/": "the front door is one click away from everywhere",
}


@pytest.fixture
def loaded(db):
    folders = [pack_folder("national"), pack_folder("north-lincolnshire")]
    load_together(folders=folders, base_url="http://localhost:8000/")
    return Partnership.objects.with_site().get(slug="north-lincolnshire")


def things_found():
    rows = SearchEntry.objects.values_list("source", "thing")
    return {f"{source} {thing}" for source, thing in rows}


def test_a_loaded_pack_is_found_as_it_stands(loaded):
    unsaid = [drift for drift in compare() if " place:" in drift.subject]  # nobody publishes these
    assert (list(compare()), list(compare_uses())) == (unsaid, [])
    before, count = things_found(), SearchEntry.objects.count()
    first = reindex(now=NOW).total
    # A place has an entry in each language that has a name for it; nothing else is written.
    assert things_found() - before == {drift.subject for drift in unsaid}
    assert (first.written, first.removed) == (SearchEntry.objects.count() - count, 0)
    assert list(compare()) == []
    paths = {path.partition("#")[0] for path in SearchEntry.objects.values_list("path", flat=True)}
    told = {entry.path for entry in site_map_entries(loaded)}
    assert sorted(told - paths) == sorted(NOT_FOUND)
    assert sorted(path for path in paths - told if not path.startswith("/documents/")) == []
