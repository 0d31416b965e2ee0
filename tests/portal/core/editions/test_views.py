"""Who edits a page sees what it said and what changed; nobody else does."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portal.core.editions.actions import withdraw_edition
from portal.core.editions.models import WithdrawalReason
from portal.core.models import StandardPage
from portal.core.publishing import publish_page
from portal.users.actions.groups import sync_partnership, sync_user
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(four_partnerships) -> StandardPage:
    """Make a page with two editions and a correction."""
    home = four_partnerships["north-lincolnshire"].site.root_page
    page = StandardPage(title="Rota", slug="rota", intro="Ring by day.", owner_post="Head")
    page = publish_page(page=page, parent=home)
    page.intro = "Ring by night."
    page = publish_page(page=page, note="The hours <changed>.")
    page.intro = "Ring at night."
    return publish_page(page=page, is_correction=True)


@pytest.fixture
def member(client_as, four_partnerships):
    """Give a function that signs somebody in with a role in a partnership."""

    def sign_in(role, slug):
        partnership = four_partnerships[slug]
        sync_partnership(partnership=partnership)
        client = client_as(role, partnership, is_demo=True)
        sync_user(user=client.user, now=timezone.now())
        return client

    return sign_in


def address(page, **query):
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return reverse("page_editions", args=[page.pk]) + (f"?{asked}" if asked else "")


def words(response) -> str:
    main = response.content.decode().partition("<main")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_every_edition_is_listed_with_its_reason(member, page):
    text = words(member("editor", "north-lincolnshire").get(address(page)))
    assert text.index("Edition 2, correction 1") < text.index("Edition 2 The hours")
    assert text.index("The hours &lt;changed&gt;.") < text.index("Edition 1 First edition.")
    assert "Head" in text


def test_the_newest_is_compared_with_the_one_before(member, page):
    response = member("approver", "north-lincolnshire").get(address(page))
    assert "From Edition 2 to Edition 2, correction 1" in words(response)
    assert re.search(r"<del>.*by.*</del><ins>.*at.*</ins>", response.content.decode())
    assert 'class="w-sr-only"' in response.content.decode()


def test_any_two_can_be_compared(member, page):
    query = {"from": "1", "to": "2"}
    text = words(member("editor", "north-lincolnshire").get(address(page, **query)))
    assert "From Edition 1 to Edition 2" in text
    assert "1 paragraph changed." in text
    assert "[removed: day end of removed] [added: night end of added]" in text


@pytest.mark.parametrize(
    "query", [{"from": "1", "to": "1"}, {"from": "9", "to": "1"}, {"from": "x"}]
)
def test_a_choice_that_is_none_is_said(member, page, query):
    text = words(member("editor", "north-lincolnshire").get(address(page, **query)))
    assert "Choose two different editions." in text
    assert "[removed:" not in text


def test_the_end_of_an_edition_is_said(member, page):
    reason = WithdrawalReason.UNPUBLISHED
    withdraw_edition(thing=page, now=timezone.now(), reason=reason)
    text = words(member("editor", "north-lincolnshire").get(address(page)))
    assert "Edition 2, correction 1 Taken off the site" in text


def test_a_page_nobody_published_says_so(member, four_partnerships):
    home = four_partnerships["north-lincolnshire"].site.root_page
    draft = StandardPageFactory(parent=home, draft=True)
    text = words(member("editor", "north-lincolnshire").get(address(draft)))
    assert "Nothing of this page has been published yet." in text


@pytest.mark.parametrize(
    ("role", "slug", "status"),
    [("editor", "tees", 404), ("approver", "cheshire-east", 404), ("trainer", "tees", 302)],
)
def test_another_partnerships_editor_is_turned_away(member, page, role, slug, status):
    response = member(role, slug).get(address(page))
    assert response.status_code == status
    assert b"Ring" not in response.content


def test_strangers_sign_in_first_and_no_page_is_no_page(client, member, page):
    response = client.get(address(page))
    assert response.status_code == 302
    assert response["Location"].startswith("/cms/login/")
    editor = member("editor", "north-lincolnshire")
    assert editor.get(reverse("page_editions", args=[999_999])).status_code == 404
    assert editor.post(address(page)).status_code == 405


def test_a_history_takes_as_many_queries_however_long(member, page):
    editor = member("editor", "north-lincolnshire")
    counts = set()
    for number in range(3):
        editor.get(address(page))  # what was remembered is forgotten when something is published
        with CaptureQueriesContext(connection) as taken:
            editor.get(address(page))
        counts.add(len(taken))
        page.intro = f"Ring at {number}."
        page = publish_page(page=page, note="Again.")
    assert len(counts) == 1


@pytest.mark.parametrize("view", ["edit", "explore"])
def test_it_is_linked_from_the_pages_menus(member, page, view):
    editor = member("editor", "north-lincolnshire")
    url = (
        reverse("wagtailadmin_pages:edit", args=[page.pk])
        if view == "edit"
        else reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    )
    assert f'href="{address(page)}"' in editor.get(url).content.decode()


def test_a_home_page_keeps_none_so_nothing_leads_there(member, page):
    home = page.get_parent()
    editor = member("editor", "north-lincolnshire")
    url = reverse("wagtailadmin_pages:edit", args=[home.pk])
    assert f'href="{address(home)}"' not in editor.get(url).content.decode()
