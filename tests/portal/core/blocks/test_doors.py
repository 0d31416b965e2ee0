"""The doors of a home page."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from portal.core.blocks import DoorsBlock
from portal.core.blocks.doors import Door, doors_of
from tests.factories import StandardPageFactory


def door(**values: object) -> dict[str, object]:
    raw = {"ring": "family", "title": "I’m a parent", "text": "", "page": None, "path": "/support/"}
    return {"type": "door", "value": raw | values}


@pytest.mark.parametrize(
    ("ring", "drawn", "colour"),
    [
        ("work", "neighbourhood", ""),
        ("child", "child", "lilac"),
        ("family", "family", "clay"),
        ("training", "online", "sand"),
    ],
)
def test_a_door_has_its_ring_and_colour(ring, drawn, colour):
    doors = DoorsBlock().to_python([door(ring=ring, text="Help")])

    assert doors_of(doors) == [Door("I’m a parent", "Help", "/support/", drawn, colour)]


@pytest.mark.django_db
def test_a_door_whose_page_is_hidden_is_left_out(partnership):
    hidden = StandardPageFactory(parent=partnership.site.root_page, draft=True)
    doors = DoorsBlock().to_python([door(page=hidden.pk, path=""), door(title="Open")])

    assert [shown.title for shown in doors_of(doors)] == ["Open"]


def test_doors_are_drawn():
    doors = DoorsBlock().to_python([door(text="What to say"), door(title="Two", path="/two/")])

    html = DoorsBlock().render(doors)

    assert html.count("<li") == 2
    assert '<h2><a class="stretch" href="/support/">I’m a parent</a></h2>' in html
    assert "<p>What to say</p>" in html


def test_there_are_at_most_four_doors():
    block = DoorsBlock()

    block.clean(block.to_python([door()] * 4))
    with pytest.raises(ValidationError):
        block.clean(block.to_python([door()] * 5))


def test_no_doors_are_allowed():
    assert len(DoorsBlock().clean(DoorsBlock().to_python([]))) == 0


def test_a_door_leads_to_one_place():
    block = DoorsBlock()

    with pytest.raises(ValidationError):
        block.clean(block.to_python([door(path="")]))


def test_a_ring_says_what_it_means():
    choices = dict(DoorsBlock().child_blocks["door"].child_blocks["ring"].field.choices)

    assert choices["family"] == "Family, around the child: a parent or carer"
    assert len(choices) == 4


def test_a_door_can_be_previewed():
    block = DoorsBlock().child_blocks["door"]

    assert block.is_previewable
    assert "I’m a parent or carer" in block.render(block.get_preview_value(), {})
