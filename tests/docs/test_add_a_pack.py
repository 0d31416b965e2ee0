"""docs/how-to/add-a-pack.md: the files, blocks and words it names are those of packs."""

from __future__ import annotations

import re

import pytest
import yaml

from portal.core.blocks import BodyBlock
from tests.architecture.source import CHECKOUT

PAGE = (CHECKOUT / "docs/how-to/add-a-pack.md").read_text()
SHIPPED = CHECKOUT / "portal" / "packs"
FILES = re.findall(r"(?m)^  ([\w/.-]+\.(?:yaml|md)) ", PAGE)


@pytest.mark.parametrize("file", FILES)
def test_some_pack_has_the_file(file):
    assert list(SHIPPED.glob(f"*/{file}"))


def test_it_draws_the_files_of_a_pack():
    assert {"partnership.yaml", "contacts.yaml", "pages/home.md"} <= set(FILES)


def test_it_offers_every_block_that_a_pack_can_hold():
    (listed,) = re.findall(r"name in `BodyBlock`: (.*?)\.", PAGE)
    (not_yet,) = re.findall(r"Files cannot be named yet, so (.*?) are for the CMS", PAGE)
    blocks = set(BodyBlock().child_blocks)
    assert set(re.findall(r"`(\w+)`", listed)) <= blocks
    assert set(re.findall(r"`(\w+)`", not_yet)) == {"document", "picture", "video"}


@pytest.mark.parametrize("number", [0, 1])
def test_its_examples_have_the_keys_of_the_schema(number):
    example = yaml.safe_load(re.findall(r"(?ms)^```yaml\n(.*?)^```", PAGE)[number])
    name = ("partnership", "contacts")[number]
    schema = yaml.safe_load((SHIPPED / "schemas" / f"{name}.schema.json").read_text())
    assert set(schema.get("required", [])) <= set(example) <= set(schema["properties"])
