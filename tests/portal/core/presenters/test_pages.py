"""Breadcrumbs and rings of pages."""

from __future__ import annotations

import pytest
from django.utils import translation

from portal.core.models import Audience
from portal.core.presenters import Crumb, crumbs_of, ring_of
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db  # a page looks its type up when it is made


@pytest.fixture
def deep_page(partnership):
    section = StandardPageFactory(parent=partnership.site.root_page, title="Where", slug="where")
    return StandardPageFactory(parent=section, title="Now", slug="now")


def test_the_way_to_a_page_starts_at_home_and_ends_above_it(deep_page):
    assert crumbs_of(deep_page) == [Crumb("Home", "/"), Crumb("Where", "/where/")]


def test_the_way_leads_to_the_readers_language(deep_page):
    with translation.override("pl"):
        assert [crumb.url for crumb in crumbs_of(deep_page)] == ["/pl/", "/pl/where/"]


def test_a_page_right_below_home_has_home_above_it(deep_page):
    assert crumbs_of(deep_page.get_parent()) == [Crumb("Home", "/")]


def test_a_page_that_was_taken_back_is_no_step_of_the_way(deep_page):
    section = deep_page.get_parent()
    section.live = False
    section.save()

    assert crumbs_of(deep_page) == [Crumb("Home", "/")]


def test_the_way_takes_one_query(deep_page, queries):
    with queries(1):
        crumbs_of(deep_page)


@pytest.mark.parametrize(
    ("audience", "ring"),
    [
        (Audience.EVERYONE, "neighbourhood"),
        (Audience.PRACTITIONER, "school"),
        (Audience.FAMILY, "family"),
        (Audience.TEEN, "friends"),
        (Audience.CHILD, "child"),
    ],
)
def test_whom_a_page_speaks_to_says_its_ring(audience, ring):
    assert ring_of(StandardPageFactory.build(audience=audience, locale=None)) == ring
