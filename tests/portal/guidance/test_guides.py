"""Guides with their parts, and strategies, as readers and editors meet them."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.test.utils import WagtailPageTestCase

from portal.core.models import HomePage, StandardPage
from portal.guidance import models
from tests import factories

pytestmark = pytest.mark.django_db
PARAGRAPHS = [
    {"type": "heading", "value": {"text": "Who decides", "rank": "section", "anchor": "who"}},
    {"type": "paragraph", "value": {"number": "2.1", "duty": "must", "text": "<p>Tell them.</p>"}},
    {"type": "paragraph", "value": {"number": "2.2", "duty": "should", "text": "<p>Ask.</p>"}},
]


@pytest.fixture
def home(partnership):
    return partnership.site.root_page


@pytest.fixture
def guide(home):
    section = factories.GuidanceIndexPageFactory(parent=home)
    found = factories.GuidePageFactory(parent=section, slug="hoth", title="The guide")
    for number in (1, 2, 3):
        factories.GuidePartPageFactory(
            parent=found, slug=f"part-{number}", title=f"Chapter {number}", body=PARAGRAPHS
        )
    return found


def read(path):
    response = Client(headers={"host": "localhost"}).get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_leads_to_guides(guide):
    assert '<a class="stretch" href="/guidance/hoth/">The guide</a>' in read("/guidance/")


def test_a_guide_names_its_source_and_its_parts(guide):
    page = read("/guidance/hoth/")
    assert "Source: A guide, April 2026." in page
    assert '<b aria-current="page">The guide</b>' in page
    assert '<a href="/guidance/hoth/part-1/">Chapter 1</a>' in page
    assert 'rel="next"' in page
    assert 'rel="prev"' not in page


def test_a_part_stands_between_its_neighbours_with_anchors_for_its_paragraphs(guide):
    page = read("/guidance/hoth/part-2/")
    assert '<a href="/guidance/hoth/part-1/" rel="prev">' in page
    assert '<a href="/guidance/hoth/part-3/" rel="next">' in page
    assert '<div class="para" id="p2-1">' in page
    assert 'href="#p2-1"' in page
    assert '<span class="must">Must</span>' in page
    assert '<span class="should">Should</span>' in page
    assert 'rel="next"' not in read("/guidance/hoth/part-3/")


def test_a_draft_part_is_in_no_list(guide):
    factories.GuidePartPageFactory(parent=guide, title="Not yet out", draft=True)
    assert "Not yet out" not in read("/guidance/hoth/")


def test_a_strategy_lists_its_objectives(home):
    section = factories.StrategyIndexPageFactory(parent=home)
    strategy = factories.StrategyPageFactory(parent=section, slug="hoth", title="Our strategy")
    factories.StrategyPageFactory(parent=strategy, slug="prevent", title="Prevent", intro="Early.")
    assert '<a class="stretch" href="/strategy/hoth/">Our strategy</a>' in read("/strategy/")
    page = read("/strategy/hoth/")
    assert '<a href="/strategy/hoth/prevent/">Prevent</a>' in page
    assert "Early." in page


@pytest.mark.parametrize(
    ("factory", "slug"),
    [
        (factories.GuidanceIndexPageFactory, "guides"),
        (factories.StrategyIndexPageFactory, "plans"),
        (factories.StandardPageFactory, "guidance"),
        (factories.StandardPageFactory, "strategy"),
    ],
)
def test_a_section_stands_at_its_own_address_and_nothing_else_there(home, factory, slug):
    with pytest.raises(ValidationError):
        factory(parent=home, slug=slug)


@pytest.mark.parametrize("more", [1, 3, 30])
def test_a_part_costs_the_same_however_many_there_are(guide, queries, more):
    for _number in range(more):
        factories.GuidePartPageFactory(parent=guide, body=PARAGRAPHS)
    client = Client(headers={"host": "localhost"})
    client.get("/guidance/hoth/part-2/")
    with queries(10):
        client.get("/guidance/hoth/part-2/?fresh=1")


class TestWhatMayStandWhere(WagtailPageTestCase):
    """Editors can put each type where it belongs, and nowhere else."""

    def test_sections_stand_below_the_home_page(self):
        self.assertAllowedParentPageTypes(models.GuidanceIndexPage, {HomePage})
        self.assertAllowedParentPageTypes(models.StrategyIndexPage, {HomePage})

    def test_guides_have_parts_and_parts_have_nothing(self):
        self.assertAllowedSubpageTypes(models.GuidanceIndexPage, {models.GuidePage})
        self.assertAllowedSubpageTypes(models.GuidePage, {models.GuidePartPage})
        self.assertAllowedSubpageTypes(models.GuidePartPage, {})

    def test_strategies_have_objectives(self):
        self.assertAllowedSubpageTypes(models.StrategyPage, {models.StrategyPage})
        self.assertCanNotCreateAt(StandardPage, models.StrategyPage)
