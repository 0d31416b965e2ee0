"""docs/how-to/add-a-page-block.md: every block that there is was added the way it says."""

from __future__ import annotations

import re

import pytest

from portal.core.blocks import BodyBlock
from portal.core.blocks.base import ContentBlock
from tests.architecture.source import CHECKOUT

PAGE = (CHECKOUT / "docs/how-to/add-a-page-block.md").read_text()
STRUCTURED = {
    name: block
    for name, block in BodyBlock().child_blocks.items()
    if isinstance(block, ContentBlock)
}


def test_there_are_blocks_to_learn_from():
    assert {"callout", "steps", "contact"} <= set(STRUCTURED)
    assert "Derive from `ContentBlock`" in PAGE


@pytest.mark.parametrize("name", STRUCTURED)
def test_a_block_stands_where_the_page_puts_it(name):
    block = STRUCTURED[name]
    assert type(block).__module__.startswith("portal.core.blocks.")
    assert block.meta.template.startswith("blocks/")
    assert (CHECKOUT / "templates" / block.meta.template).is_file()
    assert str(block.label)
    assert block.meta.icon != "placeholder"


def test_the_module_it_names_holds_such_blocks():
    (module,) = re.findall(r"for example `([a-z]+)\.py`", PAGE)
    held = {type(block).__module__ for block in STRUCTURED.values()}
    assert f"portal.core.blocks.{module}" in held
