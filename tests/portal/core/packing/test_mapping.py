"""What a pack says becomes what the CMS stores, by looking at the blocks."""

from __future__ import annotations

import pytest

from portal.core.models import StandardPage
from portal.core.packing.kind import Mention, Reference, RichText
from portal.core.packing.mapping import Mapper
from portal.core.packing.spec.faults import Faults
from portal.core.packing.spec.located import read_yaml

STREAM = StandardPage.body.field.stream_block


@pytest.fixture
def map_block(db):
    """Give a function: `map_block("callout", "text: A")` gives the block and the mapper."""

    def run(name, text):
        faults = Faults()
        mapper = Mapper("area/page", "a.md", faults)
        located = read_yaml(text, "a.md", faults, first_line=5)
        blocks = mapper.stream(STREAM, [(name, located)], "body")
        assert [str(fault) for fault in faults] == []
        return blocks[0], mapper

    return run


def test_a_block_has_its_fields_and_the_defaults_of_the_others(map_block):
    block, _mapper = map_block("callout", "title: Mind\ntext: Call **999**.\n")
    assert block == {
        "type": "callout",
        "value": {"tone": "note", "title": "Mind", "text": "<p>Call <b>999</b>.</p>"},
        "id": block["id"],
    }


def test_text_alone_is_a_block_too(map_block):
    block, _mapper = map_block("prose", '"One\\n\\ntwo"')
    assert block["value"] == "<p>One</p><p>two</p>"
    assert isinstance(block["value"], RichText)


def test_lists_are_stored_with_ids_that_never_change(map_block):
    text = "dos: [a, b]\ndonts: [c]\n"
    first, _mapper = map_block("do_dont", text)
    again, _mapper = map_block("do_dont", text)
    assert first == again
    assert [(item["type"], item["value"]) for item in first["value"]["dos"]] == [
        ("item", "<p>a</p>"),
        ("item", "<p>b</p>"),
    ]
    ids = [first["id"], *(item["id"] for key in ("dos", "donts") for item in first["value"][key])]
    assert len(set(ids)) == 4


def test_ids_differ_from_page_to_page(map_block):
    block, _mapper = map_block("quote", "text: A")
    other = Mapper("area/other", "b.md", Faults())
    located = read_yaml("text: A", "b.md", Faults())
    assert other.stream(STREAM, [("quote", located)], "body")[0]["id"] != block["id"]


def test_a_page_is_named_by_its_address_until_it_has_a_number(map_block):
    block, mapper = map_block("link_cards", "cards:\n  - title: A\n    page: parents/more\n")
    reference = Reference("pages", "parents/more")
    assert block["value"]["cards"][0]["value"] == {
        "title": "A",
        "text": None,
        "page": reference,
        "path": None,
    }
    assert mapper.mentions == [Mention(reference, "a.md", 7)]


def test_pages_in_running_text_and_contacts_are_mentioned_too(map_block):
    _block, mapper = map_block("callout", "text: |\n  See [a](page:one).\n")
    assert mapper.mentions == [Mention(Reference("pages", "one"), "a.md", 5)]
    block, mapper = map_block("contact", "contact: front-door")
    assert block["value"] == {"contact": "front-door"}
    assert mapper.mentions == [Mention(Reference("contacts", "front-door"), "a.md", 5)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("steps", "steps:\n  - title: A\n    kind: danger\n    text: B\n  - title: C\n"),
        ("table", "caption: A\ncolumns: [a, b]\nrows:\n  - cells: [c, d]\n"),
        ("statistic", "figure: 1 in 4\ntext: A\nsource: B\n"),
        ("care_card", "title: A\ntext: B\nurgency: emergency\n"),
        ("link_cards", "title: A\ncards:\n  - title: B\n    path: /hide/\n"),
        ("do_dont", "dos: [a]\ndonts: [b]\n"),
    ],
)
def test_what_is_stored_is_what_the_cms_would_store(map_block, name, text):
    """Else opening and saving a page without a change would count as an edit."""
    block, _mapper = map_block(name, text)
    assert STREAM.get_prep_value(STREAM.to_python([block])) == [block]
