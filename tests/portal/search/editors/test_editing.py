"""Synonyms and promoted results in the CMS: forms, lists, and what a change would do."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from portal.search.editors.models import Promotion, SynonymSet
from tests.factories import PromotionFactory, StandardPageFactory, SynonymSetFactory
from tests.factories.search import search_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client_as, two):
    return client_as("editor", two[0], is_demo=True)


@pytest.fixture
def approver(client_as, two):
    return client_as("approver", two[0], is_demo=True)


def address(table, view, *args):
    return reverse(f"wagtailsnippets_search_editors_{table}:{view}", args=args)


def synonyms(whose, **more):
    usual = {"name": "Vapes", "phrases": "puffer bar\nvape", "language": "en", "voice": "adult"}
    return usual | {"partnership": whose.pk} | more


def promotion(whose, **more):
    usual = {"title": "Refer", "phrases": "refer a child", "language": "en", "order": 1}
    return usual | {"path": "/report/", "page": "", "partnership": whose.pk} | more


def told(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


@pytest.mark.parametrize("table", ["synonymset", "promotion"])
def test_each_table_has_a_list_and_a_form_in_the_menu(editor, table):
    assert address(table, "list") in editor.get("/cms/").text
    assert editor.get(address(table, "list")).status_code == 200
    assert "Show what changes" in editor.get(address(table, "add")).text


def test_an_editor_writes_a_draft_and_an_approver_publishes_it(editor, approver, two):
    assert editor.post(address("synonymset", "add"), synonyms(two[0])).status_code == 302
    row = SynonymSet.objects.get()
    assert (row.live, row.phrases, row.partnership) == (False, "puffer bar\nvape", two[0])
    approver.post(address("synonymset", "edit", row.pk), synonyms(two[0]) | {"action-publish": "1"})
    row.refresh_from_db()
    assert row.live


def test_an_editor_publishes_nothing_and_writes_nothing_national(editor, two):
    editor.post(address("synonymset", "add"), synonyms(two[0]) | {"action-publish": "1"})
    assert not SynonymSet.objects.filter(live=True).exists()
    refused = editor.post(address("synonymset", "add"), synonyms(two[0], partnership=""))
    assert refused.status_code == 200
    assert not SynonymSet.objects.filter(partnership=None).exists()


@pytest.mark.parametrize(
    ("phrases", "said"),
    [
        ("vape", "Write at least two phrases"),
        ("vape\nVAPE", "“VAPE” is there twice"),
        ("vape\nwhat is the", "“what is the” has only words"),
    ],
)
def test_phrases_are_refused_in_words(editor, two, phrases, said):
    page = editor.post(address("synonymset", "add"), synonyms(two[0], phrases=phrases))
    assert said in page.text
    assert not SynonymSet.objects.exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"path": ""}, "Choose a page or write an address"),
        ({"path": "https://example.org/"}, "Write an address of this site"),
        ({"path": "/nowhere/"}, "Nothing that everybody may read is at this address"),
        (
            {"from_date": "2026-12-02", "until_date": "2026-12-01"},
            "The last day is before the first one",
        ),
        ({"phrases": " "}, "This field is required"),
    ],
)
def test_a_promotion_is_refused_in_words(editor, two, more, said):
    page = editor.post(address("promotion", "add"), promotion(two[0], **more))
    assert said in page.text
    assert not Promotion.objects.exists()


def test_a_promotion_leads_to_an_open_page_of_its_partnership_only(editor, client_as, two):
    ours = StandardPageFactory(parent=two[0].site.root_page, slug="ours")
    theirs = StandardPageFactory(parent=two[1].site.root_page, slug="theirs")
    draft = StandardPageFactory(parent=two[0].site.root_page, slug="draft", draft=True)
    for page in (theirs, draft):
        said = editor.post(
            address("promotion", "add"), promotion(two[0], path="", page=page.pk)
        ).text
        assert "published and open to all" in said or "page" in said
        assert not Promotion.objects.exists()
    editor.post(address("promotion", "add"), promotion(two[0], path="", page=ours.pk))
    assert Promotion.objects.get().page_id == ours.pk
    admin = client_as("admin", two[0], is_demo=True)
    said = admin.post(
        address("promotion", "add"), promotion(two[0], partnership="", path="", page=ours.pk)
    ).text
    assert "A page belongs to one site" in said


def test_language_and_voice_stay_as_they_were_made(approver, two):
    row = SynonymSetFactory(partnership=two[0], name="Vapes")
    changed = synonyms(two[0], language="pl", voice="child", phrases="one\ntwo")
    approver.post(address("synonymset", "edit", row.pk), changed | {"action-publish": "1"})
    row.refresh_from_db()
    assert (row.language, row.voice, row.phrases) == ("en", "adult", "one\ntwo")


def test_lists_show_words_days_and_whose(client_as, two, at):
    at("2026-12-02 10:00")
    editor = client_as("editor", two[0], is_demo=True)
    SynonymSetFactory(partnership=two[0], phrases="one\ntwo", is_one_way=True)
    SynonymSetFactory(phrases="three\nfour")
    SynonymSetFactory(partnership=two[1], phrases="five\nsix")
    listed = told(editor.get(address("synonymset", "list")))
    assert "one → two" in listed
    assert "three = four" in listed
    assert "five" not in listed
    PromotionFactory(partnership=two[0], title="Past", until_date="2026-12-01")
    PromotionFactory(partnership=two[0], title="Future", from_date="2026-12-09")
    PromotionFactory(partnership=two[0], title="Running", until_date="2026-12-03")
    PromotionFactory(partnership=two[0], title="Ever")
    listed = told(editor.get(address("promotion", "list")))
    days = ("Over since 1 December 2026", "From 9 December 2026", "Until 3 December 2026", "Always")
    assert [words for words in days if words not in listed] == []


@pytest.mark.parametrize("count", [1, 3, 30])
def test_lists_take_the_same_queries_whatever_their_length(editor, two, count, queries):
    for number in range(count):
        SynonymSetFactory(partnership=two[0], name=f"Set {number}")
    editor.get(address("synonymset", "list"))
    with queries(15):
        assert editor.get(address("synonymset", "list"), {"q": "set"}).status_code == 200


def test_a_report_fills_in_the_form(editor, two):
    page = editor.get(
        address("synonymset", "add"),
        {"phrases": "vaping", "name": "Vaping", "language": "pl", "partnership": two[1].pk},
    ).text
    assert re.search(r"<textarea[^>]*name=\"phrases\"[^>]*>\s*vaping</textarea>", page)
    assert 'value="pl" selected' in page
    assert f'value="{two[0].pk}" selected' in page  # never another’s


# What a change would do.


def test_the_results_stand_side_by_side_before_anything_is_saved(editor, two):
    known = search_entry("Vape shops")
    page = editor.post(
        address("synonymset", "try_new"), synonyms(two[0]) | {"try_query": "puffer bar"}
    )
    said = told(page)
    assert page.status_code == 200
    assert "Whoever types “puffer bar”" in said
    assert "What changes: new: 1." in said
    assert "Now: 0 results With the change: 1 result " in said
    assert known.title in said
    assert not SynonymSet.objects.exists()


def test_the_first_phrase_is_tried_where_nobody_says(editor, two):
    assert "Whoever types “puffer bar”" in told(
        editor.post(address("synonymset", "try_new"), synonyms(two[0]))
    )


def test_a_changed_set_is_compared_with_what_is_published(editor, two):
    search_entry("Vape shops")
    search_entry("Balloons")
    row = SynonymSetFactory(partnership=two[0], name="Vapes", phrases="puffer bar\nvape")
    said = told(
        editor.post(
            address("synonymset", "try", row.pk),
            synonyms(two[0], phrases="puffer bar\nballoon") | {"try_query": "puffer bar"},
        )
    )
    assert "What changes: new: 1, no longer among the first: 1." in said
    row.refresh_from_db()
    assert row.phrases == "puffer bar\nvape"
    same = told(editor.post(address("synonymset", "try", row.pk), synonyms(two[0])))
    assert "Nothing changes for these words." in same


def test_the_form_goes_along_so_that_other_words_can_be_tried(editor, two):
    page = editor.post(address("synonymset", "try_new"), synonyms(two[0], note="<why>"))
    assert '<input type="hidden" name="note" value="&lt;why&gt;">' in page.text
    assert page.text.count('name="try_query"') == 1
    assert '<option value="vape">' in page.text


def test_what_cannot_be_tried_says_why(editor, two):
    said = told(editor.post(address("synonymset", "try_new"), synonyms(two[0], phrases="vape")))
    assert "This cannot be tried yet." in said
    assert "Write at least two phrases" in said


def test_a_promotion_is_tried_above_the_results(client_as, two, at):
    at("2026-12-02 10:00")
    editor = client_as("editor", two[0], is_demo=True)
    search_entry("Refer a child to MACE")
    PromotionFactory(title="National", order=5)
    said = told(
        editor.post(address("promotion", "try_new"), promotion(two[0], from_date="2026-12-09"))
    )
    assert "What changes: new: 1, further down: 1. Shown: From 9 December 2026." in said
    assert "Below it, as now: 1 result Refer a child to MACE" in said
    other = told(
        editor.post(address("promotion", "try_new"), promotion(two[0]) | {"try_query": "knives"})
    )
    assert "Nothing changes for these words." in other


def test_nobody_tries_another_partnerships_set(editor, client_as, two):
    row = SynonymSetFactory(partnership=two[1])
    assert editor.post(address("synonymset", "try", row.pk), synonyms(two[0])).status_code == 404
    assert editor.get(address("synonymset", "try_new")).status_code == 405
    nobody = client_as("practitioner", two[0], is_demo=True)
    assert nobody.post(address("synonymset", "try_new"), synonyms(two[0])).status_code == 302


def test_the_first_page_says_what_is_over_and_what_leads_nowhere(client_as, two, at):
    at("2026-12-02 10:00")
    editor = client_as("editor", two[0], is_demo=True)
    PromotionFactory(partnership=two[0], title="Past", until_date="2026-12-01")
    lost = PromotionFactory(partnership=two[0], title="Lost", path="/nowhere/")
    PromotionFactory(partnership=two[0], title="Right")
    PromotionFactory(partnership=two[1], title="Theirs", path="/nowhere/")
    page = editor.get("/cms/")
    said = told(page)
    assert "The promoted result “Lost” leads nowhere: readers do not see it." in said
    assert "A promoted result is over: 1." in said
    assert address("promotion", "edit", lost.pk) in page.text
    assert "Theirs" not in said
    assert "“Right”" not in said
