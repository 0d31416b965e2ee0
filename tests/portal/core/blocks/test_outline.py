"""The outline of a page."""

from __future__ import annotations

import pytest

from portal.core.blocks import HeadingLink, contents_of
from portal.core.blocks.outline import anchor_from, free_anchor, rows_of


def heading(text: str, rank: str = "section", anchor: str = "") -> tuple[str, dict[str, str]]:
    return "heading", {"text": text, "rank": rank, "anchor": anchor}


def levels(stream, top: int = 2) -> list[int]:
    return [row.level for row in rows_of(stream, top)]


def test_titles_before_the_first_heading_are_top_level(stream):
    assert levels(stream(("callout", {"title": "Note"}), heading("First"))) == [2, 2]


def test_titles_stand_one_below_their_heading(stream):
    content = stream(
        heading("Section"),
        ("callout", {"title": "Note"}),
        heading("Part", "subsection"),
        ("steps", {"title": "Steps"}),
        heading("Next section"),
        ("prose", "<p>x</p>"),
    )

    assert levels(content) == [2, 3, 3, 4, 2, 3]


def test_a_part_without_a_section_is_raised_so_that_no_level_is_skipped(stream):
    assert levels(stream(heading("Part", "subsection"), heading("Part", "subsection"))) == [2, 3]


def test_the_top_level_can_be_lower(stream):
    assert levels(stream(heading("A"), heading("B", "subsection"), ("quote", {})), top=5) == [
        5,
        6,
        6,
    ]


def test_contents_list_headings_with_their_anchors(stream):
    content = stream(
        heading("Who can refer?"), ("prose", "<p>x</p>"), heading("From a school", "subsection")
    )

    assert contents_of(content) == [
        HeadingLink("Who can refer?", "who-can-refer", 2),
        HeadingLink("From a school", "from-a-school", 3),
    ]


def test_an_anchor_once_given_stays_when_the_words_change(stream):
    assert contents_of(stream(heading("New words", anchor="old-words")))[0].anchor == "old-words"


def test_equal_headings_have_different_anchors(stream):
    content = stream(heading("Help"), heading("Help"), heading("Help"))

    assert [link.anchor for link in contents_of(content)] == ["help", "help-2", "help-3"]


def test_a_heading_in_another_script_takes_its_anchor_from_its_id(stream):
    assert contents_of(stream(heading("ماذا تفعل")))[0].anchor == "s-00000001"


def test_a_heading_without_an_id_takes_its_place(stream):
    content = stream(heading("ماذا تفعل"))
    content[0].id = None

    assert contents_of(content)[0].anchor == "s-1"


@pytest.mark.parametrize(
    ("text", "anchor"),
    [("Who can refer?", "who-can-refer"), ("16 and over", "s-16-and-over"), ("…", "")],
)
def test_an_anchor_is_made_of_words(text, anchor):
    assert anchor_from(text) == anchor


def test_a_long_heading_has_a_short_anchor():
    assert len(anchor_from("word " * 40)) <= 60


def test_a_taken_anchor_is_numbered():
    assert free_anchor("help", {"help", "help-2"}) == "help-3"
