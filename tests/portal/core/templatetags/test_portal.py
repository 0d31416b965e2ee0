"""Template tags: icons, addresses, telephone numbers, rings, the language of the content."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from portal.core.templatetags.portal import content_language, icon, page_url, phone
from tests.factories import StandardPageFactory


def test_an_icon_is_hidden_from_readers_and_comes_from_the_sprite():
    assert icon("phone") == (
        '<svg class="i" viewBox="0 0 24 24" aria-hidden="true">'
        '<use href="/static/portal/icons.svg#phone"/></svg>'
    )


def test_an_icon_takes_a_class():
    assert 'class="i flip"' in icon("arrow", "flip")


def test_an_icons_name_is_escaped():
    assert "<b>" not in icon('"><b>')


def test_a_number_somebody_verified_is_a_link_read_from_left_to_right():
    assert phone("01632 960 500", "01632960500") == (
        '<a href="tel:01632960500"><bdi dir="ltr">01632 960 500</bdi></a>'
    )


def test_a_number_nobody_verified_is_text():
    assert phone("01632 960 500") == '<bdi dir="ltr">01632 960 500</bdi>'


def test_a_number_is_escaped():
    assert phone("<i>", "<i>") == '<a href="tel:&lt;i&gt;"><bdi dir="ltr">&lt;i&gt;</bdi></a>'


@pytest.mark.parametrize(("language", "address"), [("en", "/our-work/"), ("pl", "/pl/our-work/")])
def test_a_page_has_its_address_in_the_readers_language(partnership, language, address):
    page = StandardPageFactory(parent=partnership.site.root_page, slug="our-work")
    with translation.override(language):
        assert page_url(page) == address


def test_a_page_that_is_gone_has_no_address():
    assert page_url(None) == ""


def test_arcs_are_drawn_with_one_stretch():
    drawn = Template('{% arcs "school" %}').render(Context())

    assert drawn.count("<path") == 7
    assert drawn.count('class="on"') == 1
    assert 'aria-hidden="true"' in drawn


def test_quarter_rings_fill_the_child():
    of_child = Template('{% quarter_rings "child" %}').render(Context())
    of_school = Template('{% quarter_rings "school" %}').render(Context())

    assert (of_child.count('class="c"'), of_child.count('class="on"')) == (1, 0)
    assert (of_school.count('class="c"'), of_school.count('class="on"')) == (0, 1)


def test_content_in_the_readers_language_is_not_marked():
    request = SimpleNamespace(is_fallback_language=False, content_language="pl")
    assert content_language(Context({"request": request})) == ""


def test_content_in_another_language_is_named():
    request = SimpleNamespace(is_fallback_language=True, content_language="en")
    assert content_language(Context({"request": request})) == "en"


def test_a_page_without_a_request_has_the_readers_language():
    assert content_language(Context()) == ""
    assert content_language(Context({"request": RequestFactory().get("/")})) == ""
