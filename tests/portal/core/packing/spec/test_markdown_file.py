from __future__ import annotations

import pytest

from portal.core.packing.spec.faults import Faults
from portal.core.packing.spec.markdown_file import Directive, Heading, Prose, read_markdown

NOT_CLOSED = "This is not YAML: expected the node content, but found '<stream end>'."
PAGE = """---
title: A page
intro: Words.
---

First words.

More words.

## A section
::: care-card
title: Danger
text: |
  Call **999**.
:::
### A part
Last words.
"""


def read(text):
    faults = Faults()
    return read_markdown(text, "pages/a.md", faults), [str(fault) for fault in faults]


def test_a_page_is_taken_apart_with_its_lines():
    page, faults = read(PAGE)
    assert faults == []
    assert page.front.data == {"title": "A page", "intro": "Words."}
    assert page.front.line(("intro",)) == 3
    prose, heading, directive, part, last = page.parts
    assert prose == Prose("First words.\n\nMore words.", 6)
    assert heading == Heading("A section", is_part=False, line=10)
    assert isinstance(directive, Directive)
    assert (directive.name, directive.line) == ("care_card", 11)
    assert directive.data.data == {"title": "Danger", "text": "Call **999**."}
    assert directive.data.line(("text",)) == 13
    assert part == Heading("A part", is_part=True, line=16)
    assert last == Prose("Last words.", 17)


def test_a_page_may_have_no_body():
    page, faults = read("---\ntitle: A\n---\n")
    assert faults == []
    assert page.parts == ()


def test_a_directive_may_be_empty():
    page, _faults = read("---\ntitle: A\n---\n::: quote\n:::\n")
    assert page.parts[0].data.data is None
    assert page.parts[0].data.line(("text",)) == 4


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (
            "# A page\n",
            ["pages/a.md:1: A page opens with its title and so on between two lines of “---”."],
        ),
        (
            "---\ntitle: A\n",
            ["pages/a.md:1: A page opens with its title and so on between two lines of “---”."],
        ),
        (
            "---\ntitle: A\n---\n::: callout\ntext: A\n",
            ["pages/a.md:4: This directive is not closed by a line of “:::”."],
        ),
        (
            "---\ntitle: A\n---\n::: callout\ntext: A\n::: quote\ntext: B\n:::\n",
            ["pages/a.md:4: This directive is not closed by a line of “:::”."],
        ),
        (
            "---\ntitle: A\n---\nWords.\n:::\n",
            ["pages/a.md:5: This ::: opens no directive: write “::: name”."],
        ),
        (
            "---\ntitle: A\n---\n::: Call Out\ntext: A\n:::\n",
            [
                "pages/a.md:4: This ::: opens no directive: write “::: name”.",
                "pages/a.md:6: This ::: opens no directive: write “::: name”.",
            ],
        ),
        (
            "---\ntitle: A\ntitle: B\n---\n::: quote\ntext: [\n:::\n",
            [
                "pages/a.md:3: “title” stands here twice.",
                f"pages/a.md:6: {NOT_CLOSED}",
            ],
        ),
    ],
)
def test_a_page_that_cannot_be_taken_apart_says_where(text, faults):
    page, found = read(text)
    assert page is None
    assert found == faults
