"""The log, what changed between two editions, and kept texts, as anybody reads them."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from portal.core.publishing import publish_page, unpublish
from portal.guidance import models
from tests.factories import locale

pytestmark = pytest.mark.django_db


def test_each_entry_says_what_changed_why_when_and_who(guide, read):
    page = read("/guidance/amendments/")
    assert '<h2 id="m2026-10">October 2026</h2>' in page
    assert page.index("9 October 2026") < page.index("5 October 2026") < page.index("1 October")
    assert "A review found that three days were too long." in page
    assert "Edition 2 · Head of Safety" in page
    assert "Edition 2, correction 1" in page
    assert f'href="/guidance/amendments/{guide.part.pk}/?to=2"' in page
    assert f'href="/guidance/amendments/{guide.part.pk}/?to=1"' not in page
    assert 'href="/guidance/outside/who/"' in page
    assert 'href="/guidance/alerts/"' in page
    assert (
        '<link rel="alternate" type="application/atom+xml" title="Amendments" '
        'href="/guidance/amendments.atom">' in page
    )


def test_a_guide_s_log_leads_to_its_own_feed(guide, read):
    page = read("/guidance/outside/amendments/")
    assert "<h1>Amendments: Outside the home</h1>" in page
    assert 'href="/guidance/outside/amendments.atom"' in page
    assert "<h3>Guidance</h3>" not in page
    read("/guidance/nothing/amendments/", status=404)
    read("/guidance/outside/amendments/", status=404, host="tees.localhost")


def test_a_page_off_the_site_is_marked_and_its_text_kept(guide, read, at):
    at("2026-10-22 12:00")
    unpublish(thing=guide.part)
    page = read("/guidance/amendments/")
    assert "Taken off the site" in page
    assert "22 October 2026" in page
    assert f'href="/guidance/amendments/{guide.part.pk}/2.1/"' in page
    kept = read(f"/guidance/amendments/{guide.part.pk}/2.1/")
    assert "Stay calm &amp; kind." in kept
    assert "Taken off the site." in kept
    assert "Read the page as it is now" not in kept
    history = read(f"/guidance/amendments/{guide.part.pk}/")
    assert "This page is no longer on the site." in history


def test_a_deleted_page_still_leads_to_its_last_edition(guide, read):
    models.GuidePartPage.objects.get(pk=guide.part.pk).delete()
    assert f'href="/guidance/amendments/{guide.part.pk}/2.1/"' in read("/guidance/amendments/")
    kept = read(f"/guidance/amendments/{guide.part.pk}/2.1/")
    assert "Deleted." in kept
    assert '<meta name="robots" content="noindex">' in kept
    read(f"/guidance/amendments/{guide.part.pk}/9/", status=404)


def test_the_newest_two_are_compared_when_none_are_named(guide, read):
    page = read(f"/guidance/amendments/{guide.part.pk}/")
    assert "From Edition 2 to Edition 2, correction 1" in page
    assert "[added:" in page


def test_any_two_can_be_compared_in_words_and_marks(guide, read):
    page = read(f"/guidance/amendments/{guide.part.pk}/?from=1&to=2")
    assert "From Edition 1 to Edition 2" in page
    assert "<b>Edition 2:</b> A review found that three days were too long." in page
    assert re.search(
        r'<del><span class="hide">\[removed: </span>[^<]*three[^<]*<span class="hide">'
        r" end of removed\] </span></del>",
        page,
    )
    assert '<option value="1" selected>Edition 1, 1 October 2026</option>' in page
    assert "1 paragraph changed." in page


def test_with_one_named_the_one_before_is_taken(guide, read):
    assert "From Edition 1 to Edition 2" in read(f"/guidance/amendments/{guide.part.pk}/?to=2")


@pytest.mark.parametrize("query", ["from=2&to=2", "from=x&to=2", "to=7", "to=1", "from=%00&to=2"])
def test_a_choice_that_names_no_two_is_asked_again(guide, query):
    address = f"/guidance/amendments/{guide.part.pk}/?{query}"
    response = Client(headers={"host": "localhost"}).get(address)
    assert response.status_code == 400
    if "%00" not in query:  # the edge guard answers that
        assert "Choose two different editions of this page." in response.content.decode()


def test_one_edition_has_nothing_to_be_compared_with(guide, read):
    assert "There is one edition so far" in read(f"/guidance/amendments/{guide.guide.pk}/")


def test_what_is_not_there_or_another_s_is_not_found(guide, read):
    read("/guidance/amendments/4711/", status=404)
    read("/guidance/amendments/99999999999999999999999/", status=404)
    read(f"/guidance/amendments/{guide.part.pk}/", status=404, host="tees.localhost")
    read(f"/guidance/amendments/{guide.part.pk}/1/", status=404, host="tees.localhost")
    assert "Who decides" not in read("/guidance/amendments/", host="tees.localhost")
    assert "Nothing has been published yet." in read("/guidance/amendments/", host="tees.localhost")


def add_parts(guide, count):
    for number in range(count):
        part = models.GuidePartPage(title=f"Part {number}", slug=f"part-{number}")
        publish_page(page=part, parent=guide.guide)


def test_a_long_log_has_pages_without_script(guide, read):
    add_parts(guide, 40)
    first = read("/guidance/amendments/")
    assert first.count("<article") == 20
    assert 'href="/guidance/amendments/?page=2" rel="next"' in first
    last = read("/guidance/amendments/?page=3")
    assert last.count("<article") == 5
    assert 'rel="next"' not in last
    assert (
        '<a class="govuk-link govuk-pagination__link" href="/guidance/amendments/?page=2"' in last
    )
    for wrong in ("0", "4", "x", "-1", ""):
        read(f"/guidance/amendments/?page={wrong}", status=404)


@pytest.mark.parametrize("more", [1, 3, 30])
def test_the_log_costs_the_same_however_long_it_is(guide, queries, more):
    add_parts(guide, more)
    client = Client(headers={"host": "localhost"})
    client.get("/guidance/amendments/?warm=1")
    with queries(4):
        client.get("/guidance/amendments/?fresh=1")


def test_readers_of_another_language_are_told_and_links_stay_with_them(guide, read):
    page = read("/pl/guidance/amendments/")
    assert '<div lang="en" dir="ltr">' in page
    assert f'href="/pl/guidance/amendments/{guide.part.pk}/?to=2"' in page
    assert 'href="/pl/guidance/outside/who/"' in page
    history = read(f"/pl/guidance/amendments/{guide.part.pk}/")
    assert f'href="/pl/guidance/amendments/{guide.part.pk}/1/"' in history


def test_a_translation_has_a_history_in_its_own_language(guide, read):
    polish = guide.home.copy_for_translation(locale("pl"))
    polish.title = "Strona"
    publish_page(page=polish)
    index = guide.index.copy_for_translation(locale("pl"))
    index.title = "Wskazówki"
    publish_page(page=index)
    page = read(f"/pl/guidance/amendments/{index.pk}/")
    assert "Wskazówki" in page
    assert '<div lang="en"' not in page
    assert "Wskazówki" not in read("/guidance/amendments/")


def test_what_a_frozen_text_holds_can_do_nothing_but_stand_there(guide, read, monkeypatch):
    from portal.guidance.amendments import queries  # patched where the view looks

    real = queries.edition_with_text

    def tampered(edition):
        found = real(edition)
        found.html = '<h1>T</h1><p onclick="x()">Words<script>evil()</script></p>'
        return found

    monkeypatch.setattr(queries, "edition_with_text", tampered)
    page = read(f"/guidance/amendments/{guide.part.pk}/1/")
    assert "<p>Words</p>" in page
    assert "evil" not in page
