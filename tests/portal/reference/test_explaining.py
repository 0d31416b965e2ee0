"""Words are explained once, where they stand, and never inside what is pressed or looked at."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.reference.explaining import TAG, Spellings, Word, explained

WORDS = [
    Word("mace", exact=("MACE",), loose=("multi-agency child exploitation",)),
    Word("mace-triage", exact=("MACE Triage",)),
    Word("grooming", loose=("grooming",)),
    Word("prevent", exact=("Prevent",)),
    Word("r-and-r", loose=("rights & remedies",)),
]


def explain(html, words=WORDS):
    return explained(
        html,
        Spellings(words),
        link=lambda found: f"[{found.key}:{found.written}]",
        note=lambda found: f"(note {found.place} {found.key})",
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Ask MACE.</p>", "<p>Ask [mace:MACE].</p>(note 1 mace)"),
        ("<p>MACE, then MACE.</p>", "<p>[mace:MACE], then MACE.</p>(note 1 mace)"),
        ("<p>A</p><p>MACE</p>", "<p>A</p><p>[mace:MACE]</p>(note 1 mace)"),
        ("<p>MACE</p><p>MACE</p>", "<p>[mace:MACE]</p>(note 1 mace)<p>MACE</p>"),
        # The longest name wins; each has its own note.
        (
            "<p>MACE Triage feeds MACE</p>",
            "<p>[mace-triage:MACE Triage] feeds [mace:MACE]</p>(note 1 mace-triage)(note 2 mace)",
        ),
        # Names and abbreviations only as they are written.
        ("<p>A mace. Ways to prevent it.</p>", "<p>A mace. Ways to prevent it.</p>"),
        ("<p>Grooming</p>", "<p>[grooming:Grooming]</p>(note 1 grooming)"),
        # A letter that only looks alike to the search is no such word: it stays as it is.
        ("<p>right\u017f &amp; remedie\u017f</p>", "<p>right\u017f &amp; remedie\u017f</p>"),
        # Whole words only.
        ("<p>MACEs, pre-MACE, MACE-like</p>", "<p>MACEs, pre-MACE, MACE-like</p>"),
        # Any spelling of a term counts as the term.
        (
            "<p>Multi-agency\nchild exploitation, MACE</p>",
            "<p>[mace:Multi-agency\nchild exploitation], MACE</p>(note 1 mace)",
        ),
        # Text of HTML stays HTML.
        (
            "<p>rights &amp; remedies &lt;b&gt;</p>",
            "<p>[r-and-r:rights &amp; remedies] &lt;b&gt;</p>(note 1 r-and-r)",
        ),
        # A note follows the whole list, for nothing may stand between its items.
        (
            "<ul><li>MACE</li><li><p>x</p></li></ul>",
            "<ul><li>[mace:MACE]</li><li><p>x</p></li></ul>(note 1 mace)",
        ),
        ("<p><i>MACE</i><br>x</p>", "<p><i>[mace:MACE]</i><br>x</p>(note 1 mace)"),
        ("<p><b>MACE</b> is MACE</p>", "<p><b>MACE</b> is [mace:MACE]</p>(note 1 mace)"),
        ("<div><p>MACE</p></div>", "<div><p>[mace:MACE]</p>(note 1 mace)</div>"),
    ],
)
def test_the_first_mention_is_explained(html, expected):
    assert explain(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="/x/">MACE</a></p>',
        "<h2>MACE</h2>",
        "<table><tr><td><p>MACE</p></td></tr></table>",
        '<p><span lang="pl">MACE</span></p>',
        '<div lang="pl"><p>MACE</p></div>',
        "<figure><p>MACE</p></figure>",
        "<div>MACE</div>",
        '<p><img alt="MACE"></p>',
        "<p></p>",
        "",
    ],
)
def test_some_places_are_left_alone(html):
    assert explain(html) == html


def test_a_mention_that_is_left_alone_does_not_count():
    assert explain("<h2>MACE</h2><p>MACE</p>") == "<h2>MACE</h2><p>[mace:MACE]</p>(note 1 mace)"


@pytest.mark.parametrize("words", [[], [Word("nothing")]])
def test_without_words_nothing_changes(words):
    assert explain("<p>MACE</p>", words) == "<p>MACE</p>"


@given(
    st.lists(
        st.sampled_from(["MACE", "grooming", "x &amp; y", "<b>z</b>", " ", "Prevent"]), max_size=12
    )
)
def test_nothing_is_lost_and_each_term_is_explained_once(parts):
    html = f"<p>{' '.join(parts)}</p>"
    done = explain(html)
    for key in ("mace", "grooming", "prevent"):
        assert done.count(f"[{key}:") == done.count(f" {key})") <= 1
    back = re.sub(r"\(note \d+ [\w-]+\)", "", re.sub(r"\[[\w-]+:([^\]]*)\]", r"\1", done))
    assert back == html
    assert TAG.findall(back) == TAG.findall(html)
