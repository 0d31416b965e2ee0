"""Headings, prose, numbered paragraphs, quotes."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks.struct_block import StructBlockValidationError


def test_a_heading_has_its_level_and_its_anchor(render, same):
    html = render("heading", {"text": "Who can <refer>"}, level=3, anchor="who")

    assert same(html, '<h3 id="who">Who can &lt;refer&gt;</h3>')


def test_a_heading_alone_is_a_second_level(render, same):
    assert same(render("heading", {"text": "Who"}), "<h2>Who</h2>")


def test_a_heading_needs_words(body):
    block = body.child_blocks["heading"]

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.normalize({"text": ""}))

    assert list(refused.value.block_errors) == ["text"]


@pytest.mark.parametrize("anchor", ["Who", "1st", "a b", "ü"])
def test_an_anchor_is_small_letters(body, anchor):
    block = body.child_blocks["heading"]

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.normalize({"text": "Who", "anchor": anchor}))

    assert refused.value.block_errors["anchor"].messages == [
        "Use small letters, digits and hyphens, a letter first."
    ]


def test_prose_allows_a_short_list_of_features(body):
    assert body.child_blocks["prose"].features == ["bold", "italic", "ol", "ul", "link"]


def test_prose_is_rendered(render, same):
    assert same(
        render("prose", "<p>One <b>two</b></p>"), '<div class="prose"><p>One <b>two</b></p></div>'
    )


def test_a_numbered_paragraph_links_to_itself(render, same):
    html = render("paragraph", {"number": "4.2", "duty": "must", "text": "<p>Consider it.</p>"})

    assert same(
        html,
        '<div class="para" id="p4-2">'
        '<a class="no" href="#p4-2" aria-label="Paragraph 4.2, copy link"'
        ' data-copied="Link copied">4.2</a>'
        '<span class="must">Must</span><p>Consider it.</p></div>',
    )


def test_should_is_said_in_words(render):
    html = render("paragraph", {"number": "4.3", "duty": "should", "text": "<p>x</p>"})

    assert '<span class="should">Should</span>' in html
    assert "must" not in html


def test_a_paragraph_without_a_number_has_no_link(render, same):
    assert same(render("paragraph", {"text": "<p>x</p>"}), '<div class="para"><p>x</p></div>')


@pytest.mark.parametrize("number", ["4.2", "4.2A", "12", "12.345"])
def test_a_number_looks_like_a_number(body, number):
    block = body.child_blocks["paragraph"].child_blocks["number"]

    assert block.clean(number) == number


@pytest.mark.parametrize("number", ["4.2.1", "A", "4.", "4.2a", "4.2AB", '4"><script>'])
def test_a_number_that_is_none_is_refused(body, number):
    with pytest.raises(ValidationError) as refused:
        body.child_blocks["paragraph"].child_blocks["number"].clean(number)

    assert refused.value.messages == ["Write the number like 4.2 or 4.2A."]


def test_a_duty_is_one_of_two(body):
    with pytest.raises(ValidationError):
        body.child_blocks["paragraph"].child_blocks["duty"].clean("may")


def test_a_quote_names_its_source(render, same):
    assert same(
        render("quote", {"text": "Children <first>", "source": "Principles"}),
        '<figure class="principle"><blockquote><p>Children &lt;first&gt;</p></blockquote>'
        '<figcaption class="small soft">Principles</figcaption></figure>',
    )


def test_a_quote_without_a_source_has_no_caption(render):
    assert "figcaption" not in render("quote", {"text": "You are not in trouble."})
