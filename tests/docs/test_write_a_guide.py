"""docs/how-to/write-a-guide.md speaks of pages, fields and buttons as the CMS does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import wagtail.admin

from portal.core.blocks import BodyBlock
from portal.core.models import BasePage
from portal.core.panels import EDITION_PANEL
from portal.guidance import models
from tests.architecture.source import CHECKOUT

PAGE = (CHECKOUT / "docs/how-to/write-a-guide.md").read_text()
ROWS = dict(re.findall(r"(?m)^\| ([A-Z].*?) \| (.*?) \|", PAGE.partition("## Numbered")[0]))
PAGES = {
    "List of guides": models.GuidanceIndexPage,
    "Guide": models.GuidePage,
    "Part of a guide": models.GuidePartPage,
    "List of strategies": models.StrategyIndexPage,
    "Strategy page": models.StrategyPage,
    "Shared chapter": models.SharedChapterPage,
}
ABOVE = {
    "the home page, once": {"core.HomePage"},
    "the list of guides": {"guidance.GuidanceIndexPage"},
    "a guide": {"guidance.GuidePage"},
    "the list of strategies, or another strategy page": {
        "guidance.StrategyIndexPage",
        "guidance.StrategyPage",
    },
    "“Shared chapters”, outside every site": {"guidance.SharedChaptersPage"},
}


def test_it_lists_every_kind_of_page():
    assert set(ROWS) - {"Page"} == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_each_is_called_and_stands_as_in_the_cms(name):
    model = PAGES[name]
    assert str(model._meta.verbose_name) == name.lower()
    assert set(model.parent_page_types) == ABOVE[ROWS[name]]


@pytest.mark.parametrize("name", ["Numbered paragraph", "Local note", "Word explained"])
def test_it_calls_blocks_as_the_cms_does(name):
    assert name.lower() in PAGE.lower()
    assert name in {str(block.label) for block in BodyBlock().child_blocks.values()}


def test_it_calls_fields_as_the_cms_does():
    assert f"“{EDITION_PANEL.heading}”" in PAGE
    assert f"“{BasePage._meta.get_field('is_correction').verbose_name}”" in PAGE
    chapter = models.GuidePartPage._meta.get_field("chapter").verbose_name
    assert f"**{str(chapter).capitalize()}**" in PAGE
    assert {"source", "owner_post"} <= {field.name for field in models.GuidePage._meta.get_fields()}


def test_the_button_that_sorts_is_there():
    (button,) = re.findall(r"use “(.*?)” on the guide", PAGE)
    hooks = Path(wagtail.admin.__file__).with_name("wagtail_hooks.py").read_text()
    assert f'_("{button}")' in hooks


def test_the_address_of_a_paragraph_is_made_as_it_says():
    block = BodyBlock().child_blocks["paragraph"]
    value = block.to_python({"number": "3.2", "text": "<p>Ring.</p>"})
    assert "#p3-2" in PAGE
    assert 'id="p3-2"' in block.render(value)
