"""Notices: their words, their tabs, and what browsers may keep of them."""

from __future__ import annotations

import re

import pytest
from django.test import RequestFactory

from portal.core.page_cache.declaration import declared
from portal.core.views import notices
from portal.core.views.notices import DISCREET_TITLE

FAMILY = ["/hide/", "/privacy/children/"]
EVERYBODY = ["/privacy/", "/accessibility/", "/languages/", "/report/thanks/"]
# What a tab or a history may never say about a page for families.
TRIGGERS = re.compile(r"hide|exploit|abuse|harm|safe|child|danger|privacy", re.IGNORECASE)


def words_of(html):
    """Give the words of a page's content as a reader sees them."""
    main = html[html.index("<main") : html.index("</main>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", main)).strip()


def title_of(html):
    return re.findall(r"<title>(.*?)</title>", html)[0]


@pytest.mark.parametrize("path", [*FAMILY, *EVERYBODY])
@pytest.mark.parametrize("prefix", ["", "/pl", "/ar"])
def test_a_notice_answers_without_a_cookie_in_every_language(partnership, client, path, prefix):
    response = client.get(prefix + path)
    assert response.status_code == 200
    assert dict(response.cookies) == {}
    assert 'href="tel:999"' in response.content.decode()


@pytest.mark.parametrize("path", FAMILY)
def test_a_family_page_says_nothing_in_the_tab_and_is_kept_nowhere(partnership, client, path):
    response = client.get(path)
    assert title_of(response.content.decode()) == str(DISCREET_TITLE) == "Information"
    assert not TRIGGERS.search(title_of(response.content.decode()))
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("view", "no_store"),
    [
        (notices.hide, True),
        (notices.privacy_children, True),
        (notices.privacy, False),
        (notices.accessibility, False),
        (notices.languages, False),
    ],
)
def test_every_notice_may_be_kept_by_the_page_cache(partnership, view, no_store):
    request = RequestFactory().get("/", headers={"host": "localhost"})
    request.partnership = partnership
    assert declared(view(request)).no_store is no_store


@pytest.mark.parametrize("path", [*FAMILY, *EVERYBODY])
def test_a_notice_is_read_and_nothing_else(partnership, client, path):
    response = client.post(path)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"
    assert 'href="tel:999"' in response.content.decode()


def test_words_nobody_approved_stay_english_and_are_marked(partnership, client):
    html = client.get("/pl/hide/").content.decode()
    assert html.startswith("\n") or html.lstrip().startswith("<!DOCTYPE html>")
    assert '<html lang="pl"' in html
    main = html[html.index("<main") :]
    assert '<div lang="en" dir="ltr">' in main
    assert 'href="/pl/leave/"' in main


def test_approved_words_are_shown_in_the_readers_language(partnership, client, settings):
    settings.SAFETY_WORDS_APPROVED = ["en", "pl"]
    html = client.get("/pl/hide/").content.decode()
    assert '<div lang="en" dir="ltr">' not in html[html.index("<main") :]


def test_hide_says_what_exit_can_and_cannot_do(partnership, client):
    words = words_of(client.get("/hide/").content.decode())
    assert "This hides the page. It does not delete your history." in words
    assert "Use someone else’s phone or computer." in words
    for browser in ("Chrome", "Safari", "Samsung Internet", "Firefox", "Edge"):
        assert f"{browser}" in words
    for place in ("Shared accounts", "School, work and library", "Home internet", "Phone bills"):
        assert place in words


def test_hide_offers_a_private_visit_that_needs_the_script_and_says_so(partnership, client):
    html = client.get("/hide/").content.decode()
    assert re.search(r'<button[^>]*id="private-visit" hidden', html)
    assert 'src="/static/portal/private_visit.js" defer' in html
    assert "<noscript>" in html


def test_the_childrens_notice_is_short_in_words_and_sentences(partnership, client):
    html = client.get("/privacy/children/").content.decode()
    notice = html[html.index('id="notice">') + 12 : html.index("</main>")]
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", notice)).strip()
    assert len(words.split()) <= 150
    sentences = [one.split() for one in re.split(r"[.:?!]", words) if one.strip()]
    assert max(len(one) for one in sentences) <= 15
    assert "It is not your fault." in words
    assert 'data-theme="child"' in html


def test_privacy_names_who_answers_and_how_to_complain(partnership, client):
    partnership.contact_email = "portal@example.org"
    partnership.body_name = "Area Safeguarding Partnership"
    partnership.save()
    words = words_of(client.get("/privacy/").content.decode())
    assert "Area Safeguarding Partnership decides what is kept here and why." in words
    assert "Write to: portal@example.org" in words
    assert "Information Commissioner" in words


def test_accessibility_has_a_contact_and_a_date(partnership, client):
    partnership.contact_email = "portal@example.org"
    partnership.save()
    html = client.get("/accessibility/").content.decode()
    assert 'href="mailto:portal@example.org"' in html
    assert 'href="/report/"' in html
    assert "This statement was written on 20 November 2026." in words_of(html)


def test_languages_are_listed_under_their_own_names(partnership, client):
    html = client.get("/languages/").content.decode()
    listed = re.findall(r'class="big" href="([^"]*)" lang="(\w+)" dir="(\w+)"[^>]*>([^<]+)<', html)
    assert listed == [
        ("/", "en", "ltr", "English"),
        ("/pl/", "pl", "ltr", "Polski"),
        ("/ro/", "ro", "ltr", "Română"),
        ("/lt/", "lt", "ltr", "Lietuviškai"),
        ("/uk/", "uk", "ltr", "Українська"),
        ("/ar/", "ar", "rtl", "العربيّة"),
    ]
    assert words_of(html).count("No page is in this language yet.") == 5


def test_languages_take_three_queries_whatever_the_number_of_pages(partnership, queries):
    request = RequestFactory().get("/languages/", headers={"host": "localhost"})
    request.partnership = partnership
    with queries(3):
        notices.languages(request)


SKIN = re.compile(r'data-theme="(\w+)"')


@pytest.mark.parametrize(
    ("path", "skin"),
    [
        ("/hide/", "adult"),
        ("/hide/?skin=child", "child"),
        ("/hide/?skin=teen", "teen"),
        ("/hide/?skin=other", "adult"),
        ("/privacy/children/", "child"),
        ("/privacy/children/?skin=teen", "teen"),
    ],
)
def test_what_families_read_keeps_the_look_they_came_with(partnership, client, path, skin):
    assert SKIN.findall(client.get(path).content.decode()) == [skin]


@pytest.mark.parametrize(
    ("skin", "hide", "privacy", "search"),
    [
        ("child", "/hide/?skin=child", "/privacy/children/", "/support/young-people/search/"),
        (
            "teen",
            "/hide/?skin=teen",
            "/privacy/children/?skin=teen",
            "/support/young-people/search/?skin=teen",
        ),
    ],
)
def test_every_way_on_from_a_young_page_keeps_its_look(
    partnership, client, skin, hide, privacy, search
):
    for path in (f"/hide/?skin={skin}", f"/support/young-people/about/?skin={skin}"):
        html = client.get(path).content.decode()
        ways = re.findall(r'(?:href|action)="(/[^"]*)"', html)
        followed = {way.partition("?")[0]: set() for way in ways}
        for way in ways:
            followed[way.partition("?")[0]].add(way)
        assert followed["/hide/"] <= {hide}
        assert followed["/privacy/children/"] == {privacy}
        assert followed["/support/young-people/search/"] == {search}
