"""The navigation: what features register, then the pages editors put in the menu."""

from __future__ import annotations

import pytest
from django.utils import translation

from portal.core import registry
from portal.core.menu import menu_items
from portal.core.registry import NavItem, Registry
from portal.core.stamp import bump_stamp
from tests.factories import StandardPageFactory, locale


@pytest.fixture(autouse=True)
def _no_features(monkeypatch):
    """Begin with what the kernel itself shows; features have tests of their own."""
    monkeypatch.setattr(registry, "navigation", Registry("navigation"))


@pytest.fixture
def feature():
    registry.navigation.register(
        "test", lambda partnership: [NavItem("Tools", "/tools/", order=50, group="work")]
    )
    yield
    registry.navigation.unregister("test")


@pytest.fixture
def home(partnership):
    return partnership.site.root_page


def test_nobody_has_no_menu():
    assert menu_items(None) == []


def test_pages_in_the_menu_come_in_the_order_of_the_tree(partnership, home):
    StandardPageFactory(parent=home, title="Second", slug="b", in_menu=True, family=True)
    StandardPageFactory(parent=home, title="Third", slug="a", in_menu=True)
    StandardPageFactory(parent=home, title="Not shown", slug="c")

    assert menu_items(partnership) == [
        NavItem("Second", "/b/", order=200, group="families"),
        NavItem("Third", "/a/", order=201, group="work"),
    ]


def test_features_stand_where_their_order_puts_them(partnership, home, feature):
    StandardPageFactory(parent=home, title="About", slug="our-work", in_menu=True)

    assert [item.label for item in menu_items(partnership)] == ["Tools", "About"]


def test_a_page_nobody_may_see_is_not_in_the_menu(partnership, home):
    StandardPageFactory(parent=home, slug="draft", in_menu=True, draft=True)

    assert menu_items(partnership) == []


def test_a_menu_in_another_language_keeps_the_address_and_takes_the_title(partnership, home):
    page = StandardPageFactory(parent=home, title="Where to refer", slug="where", in_menu=True)
    StandardPageFactory(parent=home, title="About us", slug="about-us", in_menu=True)
    there = home.copy_for_translation(locale("pl"))
    there.live = True
    there.save()
    translated = page.copy_for_translation(locale("pl"))
    translated.title, translated.live = "Gdzie zgłosić", True
    translated.save()
    bump_stamp()

    with translation.override("pl"):
        items = menu_items(partnership)

    assert [(item.label, item.path, item.language) for item in items] == [
        ("Gdzie zgłosić", "/pl/where/", ""),
        ("About us", "/pl/about-us/", "en"),
    ]


def test_the_menu_is_read_once_until_something_changes(partnership, home, queries):
    StandardPageFactory(parent=home, title="One", slug="one", in_menu=True)
    menu_items(partnership)
    with queries(0):
        assert [item.label for item in menu_items(partnership)] == ["One"]

    StandardPageFactory(parent=home, title="Two", slug="two", in_menu=True)
    bump_stamp()
    assert [item.label for item in menu_items(partnership)] == ["One", "Two"]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_any_number_of_pages_takes_the_same_number_of_queries(partnership, home, queries, count):
    for number in range(count):
        StandardPageFactory(parent=home, slug=f"page-{number}", in_menu=True)
    bump_stamp()

    with queries(5):
        assert len(menu_items(partnership)) == count


@pytest.mark.parametrize(
    ("trait", "group"),
    [("teen", "families"), ("child", "families"), ("family", "families")],
)
def test_what_families_read_stands_in_their_list(partnership, home, trait, group):
    StandardPageFactory(parent=home, slug="page", in_menu=True, **{trait: True})

    assert [item.group for item in menu_items(partnership)] == [group]
