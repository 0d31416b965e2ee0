"""The home page and standard pages, as a reader gets them."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from portal.core import registry
from portal.core.models import HomePage, StandardPage
from portal.core.strip import DialCard, EmergencyContacts
from tests.factories import StandardPageFactory, locale

CHECKED = DialCard("Front door", "01632 960 500", "01632960500", hours_words="open until 5 pm")
UNCHECKED = DialCard("Front door", "01632 960 500", "", note="not yet checked")
TAB_STOP = re.compile(r"<(?:a|button|input|select|textarea|summary)\b[^>]*>")


@pytest.fixture
def contacts():
    """Give a function that says which front door the partnership has."""
    before = registry.emergency.get("contacts")

    def have(front_door, out_of_hours=None):
        registry.emergency.unregister("contacts")
        registry.emergency.register(
            "contacts", lambda partnership: EmergencyContacts(front_door, out_of_hours)
        )

    yield have
    registry.emergency.unregister("contacts")
    if before:
        registry.emergency.register("contacts", before)


@pytest.fixture
def home(partnership):
    return HomePage.objects.get(pk=partnership.site.root_page_id)


def get(path="/"):
    response = Client(headers={"host": "localhost"}).get(path)
    assert response.status_code == 200
    return response.content.decode()


def doors_to(page, *kinds):
    return [
        ("door", {"ring": kind, "title": f"I am {kind}", "text": "Come in.", "page": page})
        for kind in kinds
    ]


def test_exit_is_the_second_stop_after_the_skip_link(home):
    stops = TAB_STOP.findall(get())

    assert stops[0] == '<a class="skip btn" href="#main">'
    assert stops[1] == '<a class="exit" href="/leave/" rel="nofollow noreferrer" data-exit>'


def test_danger_comes_before_all_else(home, contacts):
    contacts(CHECKED)
    words = get()

    assert words.index('href="tel:999"') < words.index('class="brand"') < words.index("<h1>")


def test_a_checked_front_door_can_be_dialled_wherever_it_stands(home, contacts):
    contacts(CHECKED)
    words = get()

    assert words.count('href="tel:01632960500"') == 3  # the strip, the hero, the panel
    assert "open until 5 pm" in words


def test_an_unchecked_front_door_is_text_and_says_so(home, contacts):
    contacts(UNCHECKED)
    words = get()

    assert "tel:01632" not in words
    assert "01632 960 500" in words
    assert "not yet checked" in words


def test_without_a_front_door_the_panel_says_whom_to_ask(home, contacts):
    contacts(None)

    assert "Ask your council for children’s social care" in get()


def test_the_panel_gives_childline(home):
    assert '<a href="tel:08001111">Childline, <bdi dir="ltr">0800 1111</bdi></a>' in get()


def test_the_home_page_says_how_to_look_around_unseen(home):
    words = get()

    assert words.index('id="now"') < words.index('<section class="deep">')
    assert '<a class="btn btn--light btn--big" href="/hide/">' in words


def test_the_doors_are_drawn_in_their_order(home):
    target = StandardPageFactory(parent=home, slug="target")
    home.refresh_from_db()
    home.doors = doors_to(target, "work", "child", "family", "training")
    home.save()
    words = get()

    assert re.findall(r'class="stretch" href="([^"]+)">([^<]+)<', words) == [
        ("/target/", "I am work"),
        ("/target/", "I am child"),
        ("/target/", "I am family"),
        ("/target/", "I am training"),
    ]
    assert re.findall(r'<li class="(lilac|clay|sand)">', words) == ["lilac", "clay", "sand"]


def test_a_door_to_a_page_that_was_taken_back_is_gone(home):
    target = StandardPageFactory(parent=home, slug="target", draft=True)
    home.refresh_from_db()
    home.doors = doors_to(target, "work")
    home.save()

    assert "I am work" not in get()


def test_a_standard_page_has_its_way_its_heading_and_its_review(home):
    StandardPageFactory(
        parent=home, title="Our work", slug="our-work", intro="What we do.", reviewed=True
    )
    words = get("/our-work/")

    assert '<li><a href="/">Home</a></li>' in words
    assert words.count("<h1>") == 1
    assert '<p class="lead">What we do.</p>' in words
    assert '<time datetime="2026-06-01">1 June 2026</time>' in words
    assert words.count('<path class="on"') == 1


def test_a_page_nobody_reviewed_says_nothing_about_it(home):
    StandardPageFactory(parent=home, slug="our-work")

    assert "Last reviewed" not in get("/our-work/")


@pytest.mark.parametrize(
    ("headings", "is_listed"), [(["One", "Two"], False), (["One", "Two", "Three"], True)]
)
def test_a_long_page_lists_its_headings(home, headings, is_listed):
    page = StandardPageFactory(parent=home, slug="our-work")
    block = StandardPage._meta.get_field("body").stream_block
    page.body = block.to_python(
        [{"type": "heading", "value": {"text": text, "anchor": text.lower()}} for text in headings]
    )
    page.save()

    assert ('<li><a href="#one">One</a></li>' in get("/our-work/")) is is_listed


@pytest.mark.parametrize(
    ("trait", "skin"), [("child", "child"), ("teen", "teen"), ("family", "adult")]
)
def test_the_skin_belongs_to_the_page(home, trait, skin):
    StandardPageFactory(parent=home, slug="page", **{trait: True})
    words = get("/page/")

    assert f'data-theme="{skin}"' in words
    assert f'<main id="main" tabindex="-1" data-audience="{skin}">' in words


@pytest.mark.parametrize("trait", ["child", "teen"])
def test_young_people_get_childline_instead_of_the_front_door(home, contacts, trait):
    contacts(CHECKED)
    StandardPageFactory(parent=home, slug="page", **{trait: True})
    words = get("/page/")

    assert 'Childline <bdi dir="ltr">0800 1111</bdi>' in words
    assert "01632960500" not in words
    assert "Exit this page hides the page. It does not delete your history." in words
    assert "Sign in" not in words


def test_a_discreet_page_tells_the_tab_nothing(home):
    StandardPageFactory(parent=home, title="Help with harm", slug="page", discreet=True)
    words = get("/page/")

    assert "<title>Information</title>" in words
    assert '<link rel="icon" href="data:,">' in words


def test_another_page_names_itself_and_the_portal(home):
    StandardPageFactory(parent=home, title="Our work", slug="our-work")

    assert "<title>Our work – Safe outside the home</title>" in get("/our-work/")


def test_english_content_on_a_polish_address_is_marked_and_leads_on_in_polish(home):
    StandardPageFactory(parent=home, title="Our work", slug="our-work")
    words = get("/pl/our-work/")

    assert '<html lang="pl" dir="ltr"' in words
    assert '<div lang="en" dir="ltr">' in words
    assert words.index('href="/pl/languages/"') < words.index('<div lang="en" dir="ltr">')
    assert '<li><a href="/pl/">Home</a></li>' in words


def test_a_translated_page_is_not_marked(home):
    page = StandardPageFactory(parent=home, title="Our work", slug="our-work")
    for source in (home, page):
        translated = source.copy_for_translation(locale("pl"))
        translated.live = True
        translated.save()

    assert '<div lang="en" dir="ltr">' not in get("/pl/our-work/")


def test_arabic_gets_the_mirrored_style_sheet(home):
    words = get("/ar/")

    assert 'href="/static/portal/portal.rtl.css"' in words
    assert 'href="/static/portal/portal.css"' not in words


def test_menu_leads_to_the_site_map_without_script(home):
    words = get()

    assert '<a class="menu" href="#all">' in words
    assert '<footer class="foot" id="all">' in words


def test_nothing_stands_in_the_page_that_the_policy_forbids(home):
    words = get()

    assert re.findall(r"<style|\sstyle=|\son\w+=", words) == []
    assert re.findall(r"<script(?![^>]*\bsrc=)", words) == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//', words) == []


def test_a_home_page_takes_the_same_queries_however_many_doors_it_has(home, queries):
    targets = [StandardPageFactory(parent=home, slug=f"target-{n}", in_menu=True) for n in range(4)]
    home.refresh_from_db()
    home.doors = [doors_to(page, "work")[0] for page in targets]
    home.save()
    get()  # the menu and the partnership are remembered from here on

    with queries(2):
        Client(headers={"host": "localhost"}).get("/?unknown=1")


def test_the_home_page_begins_with_one_box_to_search_in(home):
    html = get()
    assert html.count('role="search"') == 1
    hero = html[html.index('class="hero"') :]
    assert hero.index("<h1>") < hero.index('role="search"') < hero.index('href="tel:999"')
