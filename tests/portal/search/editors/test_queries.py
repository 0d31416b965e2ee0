"""What search is taught on which site, and at once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from portal.core.publishing import publish_row, save_draft, unpublish
from portal.search.editors.queries import promotions_for, synonyms_of
from portal.search.engines.base import Scope
from portal.search.queries import understood_of
from portal.search.thesaurus import synonym_sources, thesaurus_of
from portal.search.understanding.thesaurus import Synonym
from tests.factories import PromotionFactory, StandardPageFactory, SynonymSetFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 2, 12, tzinfo=UTC)


def scope_of(partnership, **more):
    usual = {"partnership_pk": partnership.pk, "language": "en", "now": NOW}
    return Scope(**usual | more)


def promoted(text, scope):
    return [
        (one.title, one.text, one.url) for one in promotions_for(understood_of(text, scope), scope)
    ]


def test_a_site_has_its_own_sets_and_the_national_ones(two):
    SynonymSetFactory(name="b", phrases="one\ntwo")
    SynonymSetFactory(name="a", phrases="three\nfour", partnership=two[0], is_one_way=True)
    SynonymSetFactory(name="c", phrases="five\nsix", partnership=two[1])
    assert synonyms_of(two[0].pk, "en", "adult") == [
        Synonym(("three", "four"), is_one_way=True),
        Synonym(("one", "two")),
    ]
    assert synonyms_of(None, "en", "adult") == [Synonym(("one", "two"))]


def test_an_own_set_stands_in_the_place_of_a_national_one_of_its_name(two):
    SynonymSetFactory(name="Front door", phrases="front door\nMASH")
    SynonymSetFactory(name="front door", phrases="front door\nSPOC", partnership=two[0])
    assert synonyms_of(two[0].pk, "en", "adult") == [Synonym(("front door", "SPOC"))]
    assert synonyms_of(two[1].pk, "en", "adult") == [Synonym(("front door", "MASH"))]


def test_each_voice_has_its_own_and_readers_of_any_language_also_ask_in_english(two):
    SynonymSetFactory(name="a", phrases="one\ntwo")
    SynonymSetFactory(name="b", phrases="zdjęcia\nfotki", language="pl")
    SynonymSetFactory(name="c", phrases="pics\npictures", voice="child")
    assert synonyms_of(two[0].pk, "pl", "adult") == [
        Synonym(("one", "two")),
        Synonym(("zdjęcia", "fotki")),
    ]
    assert synonyms_of(two[0].pk, "en", "child") == [Synonym(("pics", "pictures"))]
    assert synonyms_of(two[0].pk, "ro", "child") == [Synonym(("pics", "pictures"))]


def test_search_is_told_and_notices_a_change_at_once(two):
    assert synonyms_of in synonym_sources
    row = SynonymSetFactory(phrases="puffer bar\nvape")
    assert thesaurus_of(two[0].pk, "en", "adult").match(("puffer", "bar")).length == 2
    row.phrases = "elf bar\nvape"
    save_draft(page=row)  # a draft changes nothing
    assert thesaurus_of(two[0].pk, "en", "adult").match(("elf", "bar")) is None
    publish_row(row=row)
    assert thesaurus_of(two[0].pk, "en", "adult").match(("elf", "bar")).length == 2
    unpublish(thing=row)
    assert thesaurus_of(two[0].pk, "en", "adult").match(("elf", "bar")) is None


@pytest.mark.parametrize("count", [1, 3, 30])
def test_all_sets_are_read_in_one_query_and_kept(two, count, queries):
    for number in range(count):
        SynonymSetFactory(phrases=f"word{number}\nother{number}")
    with queries(1):
        assert len(synonyms_of(two[0].pk, "en", "adult")) == count
    with queries(0):
        assert len(synonyms_of(two[1].pk, "en", "adult")) == count


def test_a_promoted_result_is_shown_where_it_is_asked_for(two):
    PromotionFactory(title="Make a referral", text="It takes ten minutes.", path="/report/")
    here = scope_of(two[0])
    expected = [("Make a referral", "It takes ten minutes.", "/report/")]
    assert promoted("how do I refer a child", here) == expected
    assert promoted("child", here) == []
    assert promoted("", here) == []


def test_it_is_shown_in_its_days_only(two, at):
    PromotionFactory(title="Now", from_date="2026-12-02", until_date="2026-12-02")
    PromotionFactory(title="Over", until_date="2026-12-01")
    PromotionFactory(title="Planned", from_date="2026-12-03")
    titles = {
        day: [one[0] for one in promoted("refer a child", scope_of(two[0], now=moment))]
        for day, moment in {
            1: datetime(2026, 12, 1, 23, tzinfo=UTC),
            2: NOW,
            3: datetime(2026, 12, 3, 0, tzinfo=UTC),
        }.items()
    }
    assert titles == {1: ["Over"], 2: ["Now"], 3: ["Planned"]}


def test_nothing_of_another_partnership_of_a_draft_or_for_children(two):
    PromotionFactory(title="Theirs", partnership=two[1])
    PromotionFactory(title="Draft", draft=True)
    PromotionFactory(title="Polish", language="pl")
    PromotionFactory(title="Ours", partnership=two[0])
    assert [one[0] for one in promoted("refer a child", scope_of(two[0]))] == ["Ours"]
    assert promoted("refer a child", scope_of(two[0], voice="child")) == []
    assert [one[2] for one in promoted("refer a child", scope_of(two[0], language="pl"))] == [
        "/pl/report/"
    ]


def test_three_are_shown_in_their_order_ones_own_first(two):
    for title, order, whose in (
        ("c", 2, None),
        ("b", 1, None),
        ("a", 1, two[0]),
        ("d", 3, None),
    ):
        PromotionFactory(title=title, order=order, partnership=whose)
    assert [one[0] for one in promoted("refer a child", scope_of(two[0]))] == ["a", "b", "c"]


def test_what_leads_to_no_public_page_is_not_shown(two):
    page = StandardPageFactory(parent=two[0].site.root_page, slug="how-to-refer")
    PromotionFactory(title="Page", partnership=two[0], page=page, path="")
    PromotionFactory(title="Gone", partnership=two[0], path="/nowhere/")
    here = scope_of(two[0])
    assert promoted("refer a child", here) == [("Page", "", "/how-to-refer/")]
    assert promoted("refer a child", scope_of(two[0], language="ar")) == []
    unpublish(thing=page)
    assert promoted("refer a child", here) == []
