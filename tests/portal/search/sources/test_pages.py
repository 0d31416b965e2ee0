"""Pages as search finds them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from portal.core.models import Audience, StandardPage
from portal.core.publishing import publish_page
from portal.search.registrations import PAGES
from tests import factories

pytestmark = pytest.mark.django_db
BODY = [
    ("heading", {"text": "Who is on duty", "rank": "section"}),
    ("prose", "<p>Ring the <b>front</b> door.</p><ul><li>By day</li></ul>"),
]


@pytest.fixture
def home(partnership):
    return partnership.site.root_page


def found(source=PAGES):
    return list(source.findables(source.things()))


def published(home, **values):
    values = {"title": "Rota", "slug": "rota", "intro": "Who is on duty.", **values}
    return publish_page(page=StandardPage(body=BODY, **values), parent=home)


def test_a_page_is_found_by_its_text_in_force(home, partnership):
    page = published(home)
    (one,) = found()
    assert (one.thing, one.origin) == (
        f"page:{page.translation_key}",
        f"core.StandardPage:{page.pk}",
    )
    assert (one.kind, one.language, one.voice, one.path) == ("guidance", "en", "adult", "/rota/")
    assert (one.title, one.summary, one.headings) == (
        "Rota", "Who is on duty.", ("Who is on duty",),
    )  # fmt: skip
    # Title and first sentence stand by themselves; the heading says the same as the sentence here.
    assert one.body.splitlines()[-2:] == ["Ring the front door.", "By day"]
    assert (one.partnership_pk, one.until) == (partnership.pk, None)
    assert one.changed_at == page.last_published_at


def test_a_page_without_an_edition_is_found_by_its_blocks(home):
    factories.StandardPageFactory(parent=home, title="Old", slug="old", body=BODY)
    (one,) = found()
    assert one.body == "Ring the front door.\nBy day"


def test_without_a_first_sentence_the_description_is_its_summary(home):
    factories.StandardPageFactory(parent=home, search_description="In short.")
    assert found()[0].summary == "In short."


@pytest.mark.parametrize(
    ("audience", "voice"),
    [
        (Audience.EVERYONE, "adult"), (Audience.PRACTITIONER, "adult"), (Audience.FAMILY, "adult"),
        (Audience.TEEN, "child"), (Audience.CHILD, "child"),
    ],
)  # fmt: skip
def test_whom_a_page_speaks_to(home, audience, voice):
    factories.StandardPageFactory(parent=home, audience=audience)
    assert found()[0].voice == voice


def test_it_is_found_until_it_expires(home):
    over = datetime(2027, 1, 1, tzinfo=UTC)
    factories.StandardPageFactory(parent=home, expire_at=over)
    assert found()[0].until == over


def test_a_translation_is_the_same_thing_in_another_language(home):
    page = published(home)
    polish = factories.locale("pl")
    there = home.copy_for_translation(polish)
    there.live = True
    there.save()
    own = page.copy_for_translation(polish)
    own.title, own.live = "Dyżury", True
    own.save()
    by_language = {one.language: one for one in found()}
    assert {one.thing for one in by_language.values()} == {f"page:{page.translation_key}"}
    assert (by_language["pl"].title, by_language["pl"].path) == ("Dyżury", "/rota/")
    assert by_language["pl"].partnership_pk == by_language["en"].partnership_pk


@pytest.mark.parametrize("is_alias", [True, False])
def test_a_tree_that_nobody_is_shown_is_not_found(home, is_alias):
    page = published(home)
    polish = factories.locale("pl")
    there = home.copy_for_translation(polish, alias=is_alias)  # an alias, or a draft
    own = page.copy_for_translation(polish)
    own.live = True
    own.save()
    assert there.live is is_alias
    assert [one.language for one in found()] == ["en"]


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_many_pages_need_no_more_queries_than_one(home, rows, queries):
    factories.StandardPageFactory.create_batch(rows, parent=home)
    names = PAGES.things()
    # Sites, their trees, restrictions, pages, their type's, languages, editions.
    with queries(7):
        assert len(list(PAGES.findables(names))) == rows


def test_other_types_of_page_belong_to_other_sources(home):
    guides = factories.GuidanceIndexPageFactory(parent=home)
    assert (PAGES.touched(guides), PAGES.touched(home), PAGES.touched(object())) == ([], [], [])
    assert found() == []
