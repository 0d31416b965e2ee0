"""A page as it was on a day."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from portal.core.models import Audience
from portal.core.publishing import publish_page, unpublish
from portal.guidance import models

pytestmark = pytest.mark.django_db
PART = "/guidance/outside/who/"


def test_a_day_shows_the_edition_in_force_at_its_end_in_london(guide, read):
    before = read(f"{PART}?as_at=2026-10-04")
    assert "Ring the front door within three days." in before
    assert "This is not the present text" in before
    assert "This is what the page said at the end of 4 October 2026: Edition 1." in before
    assert "Ring the front door on the same day." in read(f"{PART}?as_at=2026-10-05")


def test_it_leads_to_the_present_and_to_what_changed_since(guide, read):
    page = read(f"{PART}?as_at=2026-10-04")
    assert f'href="{PART}">Read the page as it is now' in page
    assert f'href="/guidance/amendments/{guide.part.pk}/?from=1&amp;to=2.1"' in page
    assert '<meta name="robots" content="noindex">' in page
    assert page.count("<h1>") == 1
    assert "This page is looked after by" not in page


def test_today_says_that_nothing_changed_since(guide, read):
    page = read(f"{PART}?as_at=2026-10-20")
    assert "Nothing has changed since" in page
    assert "This is not the present text" not in page
    assert "What changed since" not in page


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("", "Choose a day of the calendar"),
        ("yesterday", "Choose a day of the calendar"),
        ("2026-02-30", "Choose a day of the calendar"),
        ("2026-10-21", "This day is still to come."),
        ("9999-12-31", "This day is still to come."),
    ],
)
def test_a_day_that_cannot_be_is_asked_again(guide, read, asked, words):
    page = read(f"{PART}?as_at={asked}", status=400)
    assert words in page
    assert 'name="as_at" type="date" max="2026-10-20"' in page


def test_before_it_was_there_the_first_text_is_offered(guide, read):
    page = read(f"{PART}?as_at=2026-09-30", status=404)
    assert "in force at the end of 30 September 2026" in page
    assert f'href="{PART}?as_at=2026-10-01">The first text after: 1 October 2026' in page
    assert "The last text before" not in page
    read(f"{PART}?as_at=0001-01-01", status=404)


def test_while_it_was_off_the_site_both_neighbours_are_offered(guide, read, at):
    at("2026-10-21 09:00")
    unpublish(thing=guide.part)
    at("2026-10-25 09:00")
    publish_page(page=guide.part)
    page = read(f"{PART}?as_at=2026-10-22", status=404)
    assert f'href="{PART}?as_at=2026-10-09">The last text before' in page
    assert f'href="{PART}?as_at=2026-10-25">The first text after' in page


@pytest.mark.parametrize("path", ["/guidance/", "/guidance/outside/"])
def test_lists_and_guides_can_be_asked_too(guide, read, path):
    assert "end of 2 October 2026: Edition 1" in read(f"{path}?as_at=2026-10-02")


def test_strategies_can_be_asked_too(guide, read):
    index = models.StrategyIndexPage(title="Strategy", slug="strategy")
    publish_page(page=index, parent=guide.home)
    publish_page(page=models.StrategyPage(title="Ours", slug="ours"), parent=index)
    for path in ("/strategy/", "/strategy/ours/"):
        assert "Edition 1" in read(f"{path}?as_at=2026-10-20")
    assert "See this page as it was on" in read("/strategy/ours/")


def test_each_page_says_its_edition_and_asks_for_a_day(guide, read):
    page = read(PART)
    assert "Edition 2, correction 1" in page
    assert 'name="as_at" type="date" max="2026-10-20"' in page
    assert f'href="/guidance/amendments/{guide.part.pk}/"' in page


def test_a_page_for_families_leads_to_no_public_history_but_to_its_own_days(guide, read):
    page = models.GuidePartPage(title="For you", slug="for-you", audience=Audience.FAMILY)
    publish_page(page=page, parent=guide.guide)
    shown = read("/guidance/outside/for-you/")
    assert "/guidance/amendments/" not in shown
    assert "See this page as it was on" in shown
    response = Client(headers={"host": "localhost"}).get(
        "/guidance/outside/for-you/?as_at=2026-10-20"
    )
    assert response.headers["Cache-Control"] == "no-store"
    assert f"/amendments/{page.pk}/" not in response.content.decode()


def test_a_private_page_asks_for_a_sign_in_whatever_the_day(guide):
    PageViewRestriction.objects.create(page=guide.guide, restriction_type=PageViewRestriction.LOGIN)
    response = Client(headers={"host": "localhost"}).get(f"{PART}?as_at=2026-10-04")
    assert response.status_code == 302
    assert "login" in response.headers["Location"]


def test_kept_pages_never_mix_days(guide, settings):
    settings.PAGE_CACHE_BYTES = 1_000_000
    client = Client(headers={"host": "localhost"})
    for _round in range(2):
        assert b"same day" in client.get(PART).content
        assert b"within three days" in client.get(f"{PART}?as_at=2026-10-04").content
        assert b"same day" in client.get(f"{PART}?as_at=2026-10-06").content
        assert client.get(f"{PART}?as_at=x").status_code == 400
    assert "s-maxage" in client.get(f"{PART}?as_at=2026-10-04").headers["Cache-Control"]
    assert "s-maxage" not in client.get(f"{PART}?as_at=x").headers.get("Cache-Control", "")


def test_a_kept_day_knows_of_what_was_published_since(guide, settings):
    settings.PAGE_CACHE_BYTES = 1_000_000
    client = Client(headers={"host": "localhost"})
    assert b"Nothing has changed since" in client.get(f"{PART}?as_at=2026-10-19").content
    guide.part.intro = "More."
    publish_page(page=guide.part, note="More to know.")
    assert b"This is not the present text" in client.get(f"{PART}?as_at=2026-10-19").content


def test_a_preview_has_no_history(guide):
    response = guide.part.make_preview_request()
    assert "See this page as it was on" not in response.content.decode()
