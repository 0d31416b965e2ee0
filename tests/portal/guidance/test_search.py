"""Knowledge as search finds it."""

from __future__ import annotations

import pytest

from portal.core.publishing import publish_page
from portal.guidance.models import GuidePartPage, SharedChapterPage
from portal.guidance.search import PAGES, PLACES
from portal.search.models import SearchEntry
from portal.search.sources.addresses import path_of
from tests import factories

pytestmark = pytest.mark.django_db


def words(*texts):
    return [("heading", {"text": texts[0], "rank": "section"}), ("prose", f"<p>{texts[1]}</p>")]


@pytest.fixture
def guide(partnership):
    index = factories.GuidanceIndexPageFactory(parent=partnership.site.root_page)
    return factories.GuidePageFactory(parent=index, slug="missing")


@pytest.fixture
def chapter(db):
    root = factories.SharedChaptersPageFactory(parent=factories.root_page())
    return publish_page(
        page=SharedChapterPage(title="Law", slug="law", body=words("The duty", "You must ask.")),
        parent=root,
    )


@pytest.fixture
def part(guide, chapter):
    page = GuidePartPage(
        title="Here", slug="here", chapter=chapter, body=words("Who", "Ring the team.")
    )
    return publish_page(page=page, parent=guide)


def entry(page):
    return SearchEntry.objects.select_related("text").get(thing=f"page:{page.translation_key}")


def test_a_part_is_found_by_its_chapter_and_by_what_holds_here(part, partnership):
    found = entry(part)
    assert (found.path, found.kind, found.place) == (
        "/guidance/missing/here/", "guidance", partnership.pk,
    )  # fmt: skip
    assert found.text.headings == "The duty\nWho"
    assert "You must ask." in found.text.body
    assert "Ring the team." in found.text.body


def test_a_newer_chapter_changes_every_part_that_shows_it(part, chapter):
    chapter.body = words("The new duty", "You must write.")
    publish_page(page=chapter, note="The law changed.")
    found = entry(part)
    assert found.text.headings == "The new duty\nWho"
    assert "You must write." in found.text.body
    assert "You must ask." not in found.text.body


def test_a_chapter_itself_is_found_nowhere(part, chapter):
    assert not SearchEntry.objects.filter(thing=f"page:{chapter.translation_key}").exists()
    assert PAGES.touched(chapter) == []


def test_kinds_follow_types(guide, partnership):
    section = factories.StrategyIndexPageFactory(parent=partnership.site.root_page)
    factories.StrategyPageFactory(parent=section)
    kinds = [(one.path, one.kind) for one in PAGES.findables(PAGES.things())]
    assert sorted(kind for _path, kind in kinds) == ["guidance", "guidance", "strategy", "strategy"]
    assert dict(kinds)["/strategy/"] == "strategy"


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_many_parts_need_no_more_queries_than_one(guide, chapter, rows, queries):
    factories.GuidePartPageFactory.create_batch(rows, parent=guide, chapter=chapter)
    names = PAGES.things()
    # Sites, trees, restrictions, pages, each of three types, languages, chapters, editions.
    with queries(10):
        assert len(list(PAGES.findables(names))) == rows + 2


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_lists_are_called_as_on_their_pages(place, knowledge, read):
    said = read(path_of(place.name))
    assert str(place.title) in said
    assert str(place.summary) in said
