"""Whether everybody may read what a promoted result leads to."""

from __future__ import annotations

import pytest
from wagtail.models import PageViewRestriction

from portal.search.editors.targets import bare_path, is_open_page, is_own_address, is_there
from tests.factories import HarmTextFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/report/", "/harms/missing/#law"])
def test_addresses_of_this_site_begin_with_one_slash(path):
    assert is_own_address(path)


@pytest.mark.parametrize(
    "path", ["", "report/", "//example.org/", "/\\example.org", "https://example.org/", "mailto:x"]
)
def test_others_do_not(path):
    assert not is_own_address(path)


def test_an_address_is_looked_for_in_english_and_without_its_place():
    assert bare_path("/pl/harms/missing?skin=teen#law") == "/harms/missing/"
    assert bare_path("/guidance/print.pdf") == "/guidance/print.pdf"


def test_what_everybody_may_read_is_there(two):
    HarmTextFactory(owner__slug="missing")
    StandardPageFactory(parent=two[0].site.root_page, slug="ours")
    assert is_there("/harms/missing/", two[0].pk)
    assert is_there("/pl/harms/missing/", None)
    assert is_there("/report/", None)
    assert is_there("/ours/", two[0].pk)


def test_what_is_not_public_or_not_here_is_not(two):
    StandardPageFactory(parent=two[0].site.root_page, slug="ours")
    StandardPageFactory(parent=two[0].site.root_page, slug="draft", draft=True)
    assert not is_there("/ours/", two[1].pk)
    assert not is_there("/ours/", None)  # not on every site
    assert not is_there("/draft/", two[0].pk)
    assert not is_there("/cms/", two[0].pk)
    assert not is_there("/accounts/login/", two[0].pk)
    assert not is_there("/harms/no-such-harm/", two[0].pk)
    assert not is_there("/anything/", 0)


def test_a_page_is_open_when_it_is_published_unrestricted_and_of_this_site(two):
    page = StandardPageFactory(parent=two[0].site.root_page, slug="ours")
    assert is_open_page(page.pk, two[0].pk)
    assert not is_open_page(page.pk, two[1].pk)
    assert not is_open_page(page.pk, None)
    assert not is_open_page(page.pk, 0)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert not is_open_page(page.pk, two[0].pk)
