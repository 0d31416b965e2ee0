"""A page is reduced to what will still mean the same in ten years."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.editions.domain.freezing import digest_of, frozen_html, plain_text


@pytest.mark.parametrize(
    ("html", "frozen"),
    [
        ('<h2 id="who" class="big">Who</h2>', '<h2 id="who">Who</h2>'),
        ('<p style="color:red">Ring.</p>', "<p>Ring.</p>"),
        ('<a class="btn" href="tel:999">Call</a>', '<a href="tel:999">Call</a>'),
        ('<a href="/refer/#p4-2" aria-label="x">4.2</a>', '<a href="/refer/#p4-2">4.2</a>'),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ("<script>alert(1)</script><p>Text</p>", "<p>Text</p>"),
        ('<svg><title>Phone</title></svg><p onclick="x()">Text</p>', "<p>Text</p>"),
        ("<div>\n\n  <p>One</p>\n \n</div>", "<div>\n<p>One</p>\n</div>"),
        ('<th scope="row" data-label="Who">Who</th>', "Who"),
        (
            '<table><tr><th scope="row" data-label="W">W</th></tr></table>',
            '<table><tbody><tr><th scope="row">W</th></tr></tbody></table>',
        ),
        ('<span lang="pl" dir="ltr">Dzień</span>', '<span lang="pl" dir="ltr">Dzień</span>'),
        ("<button>Copy</button><p>Text</p>", "<p>Text</p>"),
    ],
)
def test_only_meaning_stays(html, frozen):
    assert frozen_html(html) == frozen


@given(st.text(max_size=80))
def test_freezing_twice_is_freezing_once(text):
    once = frozen_html(f"<p>{text}</p>")
    assert frozen_html(once) == once


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h2>Who</h2><p>You <b>may</b> ring.</p>", "Who\n\nYou may ring."),
        ("<ul><li>one</li><li>two</li></ul>", "one\n\ntwo"),
        ("<p>one<br>two</p>", "one two"),
        ("<p>  many\n spaces </p>", "many spaces"),
        ("<p>Ring <a href='tel:1'>01632 960 500</a>, now</p>", "Ring 01632 960 500, now"),
        ('<p><img alt="A street"></p><p>Text</p>', "A street\n\nText"),
        ("<p>a &lt;b&gt; &amp; c</p>", "a <b> & c"),
        ("<div></div>", ""),
    ],
)
def test_the_words_stand_in_paragraphs(html, text):
    assert plain_text(html) == text


LEAVES = st.none() | st.integers() | st.text()
CONTENT = st.recursive(LEAVES, lambda some: st.lists(some) | st.dictionaries(st.text(), some))


@given(CONTENT)
def test_the_same_content_has_the_same_digest(content):
    assert digest_of(content) == digest_of(content)
    assert len(digest_of(content)) == 64


def test_the_order_of_keys_says_nothing_and_a_word_says_something():
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})
    assert digest_of({"a": "1"}) != digest_of({"a": "2"})
