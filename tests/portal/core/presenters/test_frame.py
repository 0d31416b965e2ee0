"""The frame around every page."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import translation

from portal.core import registry
from portal.core.models import Partnership
from portal.core.presenters import Frame, Link, NavLine
from portal.core.registry import NavItem, Registry
from portal.core.strip import NO_CONTACTS, DialCard, EmergencyContacts
from tests.factories import StandardPageFactory, UserFactory

FRONT_DOOR = DialCard("Front door", "01632 960 500", "01632960500")


def request_for(partnership: Partnership | None, path: str = "/", **cookies: str) -> HttpRequest:
    request = RequestFactory().get(path, headers={"host": "localhost"})
    request.partnership = partnership
    request.COOKIES.update(cookies)
    return request


@pytest.fixture(autouse=True)
def _no_features(monkeypatch):
    """Begin with what the kernel itself shows; features have tests of their own."""
    monkeypatch.setattr(registry, "navigation", Registry("navigation"))


@pytest.fixture
def contacts():
    before = registry.emergency.get("contacts")
    registry.emergency.unregister("contacts")
    registry.emergency.register("contacts", lambda p: EmergencyContacts(FRONT_DOOR, None))
    yield
    registry.emergency.unregister("contacts")
    if before:
        registry.emergency.register("contacts", before)


def test_before_any_partnership_there_is_a_plain_frame(settings):
    frame = Frame(request_for(None))

    assert (frame.name, frame.area, frame.body_name) == (settings.WAGTAIL_SITE_NAME, "", "")
    assert frame.nav == []
    assert frame.emergency == NO_CONTACTS
    assert frame.theme_url == ""
    assert frame.logo is None


def test_the_area_stands_once_beside_the_mark(partnership):
    frame = Frame(request_for(partnership))

    assert frame.name == "Safe outside the home"
    assert (frame.area, frame.body_rest) == ("North Lincolnshire", "Safeguarding Partnership")


def test_a_name_without_the_area_is_kept_whole(partnership):
    partnership.body_name = "Children’s MARS"

    assert Frame(request_for(partnership)).body_rest == "Children’s MARS"


@pytest.mark.parametrize(
    ("language", "direction", "home"),
    [("en", "ltr", "/"), ("pl", "ltr", "/pl/"), ("ar", "rtl", "/ar/")],
)
def test_the_language_gives_direction_and_home(partnership, language, direction, home):
    with translation.override(language):
        frame = Frame(request_for(partnership))
        assert (frame.language, frame.direction, frame.home_url) == (language, direction, home)


@pytest.mark.parametrize(("language", "marked"), [("en", ""), ("pl", "en")])
def test_names_are_marked_where_the_reader_speaks_another_language(partnership, language, marked):
    home = partnership.site.root_page
    StandardPageFactory(parent=home, title="Where", slug="where", in_menu=True)

    with translation.override(language):
        frame = Frame(request_for(partnership))
        assert frame.names_language == marked
        assert [link.language for link in frame.nav] == [marked]


def test_every_language_leads_to_this_same_page_under_its_own_name(partnership):
    with translation.override("pl"):
        languages = Frame(request_for(partnership, "/pl/about/")).languages

    assert [(link.code, link.url) for link in languages] == [
        ("en", "/about/"),
        ("pl", "/pl/about/"),
        ("ro", "/ro/about/"),
        ("lt", "/lt/about/"),
        ("uk", "/uk/about/"),
        ("ar", "/ar/about/"),
    ]
    assert [link.code for link in languages if link.is_current] == ["pl"]
    assert [link.name for link in languages if link.direction == "rtl"] == ["العربيّة"]


def test_the_current_section_is_marked_on_pages_below_it(partnership):
    home = partnership.site.root_page
    StandardPageFactory(parent=home, title="Where", slug="where", in_menu=True)
    StandardPageFactory(parent=home, title="Kinds", slug="kinds", in_menu=True)

    nav = Frame(request_for(partnership, "/where/now/")).nav

    assert nav == [Link("Where", "/where/", is_current=True), Link("Kinds", "/kinds/")]


def test_the_line_divides_the_navigation_by_what_fits(partnership):
    home = partnership.site.root_page
    for number in range(9):
        StandardPageFactory(
            parent=home, title=f"A part of this site, {number}", slug=f"part-{number}", in_menu=True
        )

    frame = Frame(request_for(partnership, "/part-8/"))
    line = frame.nav_line

    assert [len(links) for links in (line.always, line.full, line.more)] == [4, 1, 4]
    assert [*line.always, *line.full, *line.more] == frame.nav
    assert [link.url for link in line.more if link.is_current] == ["/part-8/"]


def test_a_line_without_links_is_nothing(partnership):
    assert not Frame(request_for(partnership)).nav_line
    assert NavLine([], [], [Link("One", "/one/")])


def test_the_strip_shows_what_whoever_keeps_the_contacts_gives(partnership, contacts):
    assert Frame(request_for(partnership)).emergency.front_door == FRONT_DOOR


def test_the_footer_is_the_site_map_in_three_lists(partnership):
    home = partnership.site.root_page
    StandardPageFactory(parent=home, title="Kinds of harm", slug="kinds", in_menu=True)
    StandardPageFactory(parent=home, title="For parents", slug="parents", in_menu=True, family=True)
    source = "test"
    items = [NavItem("Tools", "/tools/"), NavItem("Signs", "/indicators/", group="worried")]
    registry.navigation.register(source, lambda p: items)
    try:
        footer = Frame(request_for(partnership)).footer
    finally:
        registry.navigation.unregister(source)

    assert [(column.title, [link.label for link in column.links]) for column in footer] == [
        ("When you are worried", ["Signs"]),
        ("How we work", ["Tools", "Kinds of harm"]),
        ("Children and families", ["For parents", "Hide that you were here"]),
    ]


def test_an_empty_list_is_left_out(partnership):
    titles = [column.title for column in Frame(request_for(partnership)).footer]

    assert titles == ["Children and families"]


def test_children_get_links_of_their_own(partnership):
    home = partnership.site.root_page
    StandardPageFactory(parent=home, title="Kinds of harm", slug="kinds", in_menu=True)
    StandardPageFactory(parent=home, title="For you", slug="for-you", in_menu=True, teen=True)

    links = Frame(request_for(partnership)).family_links

    assert [link.url for link in links] == ["/for-you/"]


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("?skin=teen&state=x", "/pl/hide/?skin=teen"),
        ("?skin=child", "/pl/hide/?skin=child"),
        ("?skin=adult", "/pl/hide/"),
        ("", "/pl/hide/"),
    ],
)
def test_another_language_keeps_the_look_that_was_asked_for(partnership, query, url):
    languages = Frame(request_for(partnership, f"/hide/{query}")).languages

    assert [link.url for link in languages if link.code == "pl"] == [url]


def test_the_small_links_follow_the_language(partnership):
    with translation.override("pl"):
        urls = [link.url for link in Frame(request_for(partnership)).small_links]

    assert urls == ["/pl/report/", "/pl/accessibility/", "/pl/privacy/"]


def test_a_reader_without_a_session_is_never_looked_up(partnership):
    request = request_for(partnership)
    request.user = property(lambda self: pytest.fail("looked up"))

    assert [link.label for link in Frame(request).utilities] == ["Languages", "Sign in"]


def test_somebody_whose_session_is_over_may_sign_in(partnership, settings):
    request = request_for(partnership, **{settings.SESSION_COOKIE_NAME: "old"})
    request.user = AnonymousUser()

    assert [link.label for link in Frame(request).utilities] == ["Languages", "Sign in"]


@pytest.mark.parametrize(
    ("traits", "labels"),
    [
        ({}, ["Languages", "Your account", "Sign out"]),
        ({"superuser": True}, ["Languages", "Edit this site", "Your account", "Sign out"]),
    ],
)
def test_somebody_signed_in_may_sign_out_and_editors_edit(partnership, settings, traits, labels):
    request = request_for(partnership, **{settings.SESSION_COOKIE_NAME: "now"})
    request.user = UserFactory(**traits)

    assert [link.label for link in Frame(request).utilities] == labels


def test_paper_gets_the_address_without_what_was_typed_after_it(partnership):
    request = request_for(partnership, "/where/?q=my+child")

    assert Frame(request).address == "http://localhost/where/"


def test_a_demonstration_says_so(partnership, settings):
    assert Frame(request_for(partnership)).is_demo is True
    settings.DEMO = False
    assert Frame(request_for(partnership)).is_demo is False
