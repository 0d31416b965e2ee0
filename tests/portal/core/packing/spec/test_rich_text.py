from __future__ import annotations

import pytest

from portal.core.packing.spec.faults import Faults
from portal.core.packing.spec.rich_text import page_links, to_rich_text

HEADING = "A heading stands in the page itself, as “## Section” or “### Part of a section”."
LINK = (
    "A link leads to page:…, to a part of the portal such as /hide/, or to https://…; “{}” does "
    "not. Numbers and e-mail addresses are contacts."
)


def write(text):
    faults = Faults()
    return to_rich_text(text, "a.md", 10, faults), [str(fault) for fault in faults]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One\ntwo.\n\nThree.", "<p>One two.</p><p>Three.</p>"),
        ("One  \ntwo", "<p>One<br/>two</p>"),
        ("**Bold** and *not*", "<p><b>Bold</b> and <i>not</i></p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("- a\n  - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("Fish & <b>chips</b>", "<p>Fish &amp; &lt;b&gt;chips&lt;/b&gt;</p>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        (
            "[Home](page:for-parents)",
            '<p><a linktype="page" id="page:for-parents">Home</a></p>',
        ),
        ("[Hide](/hide/)", '<p><a href="/hide/">Hide</a></p>'),
        (
            "[A](https://example.org/?a=1&b=2)",
            '<p><a href="https://example.org/?a=1&amp;b=2">A</a></p>',
        ),
        ("", ""),
    ],
)
def test_markdown_becomes_the_marks_the_portal_knows(text, html):
    assert write(text) == (html, [])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "Words.\n\n# Big",
            f"a.md:12: {HEADING}",
        ),
        (
            "> quoted",
            "a.md:10: Text has paragraphs, lists, bold, italics and links; it has no blockquote.",
        ),
        (
            "```\nx\n```",
            "a.md:10: Text has paragraphs, lists, bold, italics and links; it has no fence.",
        ),
        (
            "a `b`",
            "a.md:10: Text has paragraphs, lists, bold, italics and links; it has no code inline.",
        ),
        (
            "![a](b.png)",
            "a.md:10: Text has paragraphs, lists, bold, italics and links; it has no image.",
        ),
        (
            "One.\n\n---\n",
            "a.md:12: Text has paragraphs, lists, bold, italics and links; it has no hr.",
        ),
        (
            "[a](/for-parents/)",
            "a.md:10: No part of the portal answers at /for-parents/; link a page as page:address.",
        ),
        (
            "[a](http://example.org/)",
            f"a.md:10: {LINK.format('http://example.org/')}",
        ),
        (
            "[a](tel:999)",
            f"a.md:10: {LINK.format('tel:999')}",
        ),
    ],
)
def test_what_a_page_has_no_mark_for_is_a_fault_on_its_line(text, fault):
    assert fault in write(text)[1]


def test_a_dangerous_link_is_no_link():
    html, _faults = write("[a](javascript:alert(1))")
    assert html == "<p>[a](javascript:alert(1))</p>"


def test_pages_that_a_text_points_to_are_found():
    html, _faults = write("[a](page:one) and [b](page:two/three), [c](/hide/)")
    assert page_links(html) == ["one", "two/three"]
