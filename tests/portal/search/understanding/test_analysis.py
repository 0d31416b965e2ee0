"""Words of a text: the same for what is kept, asked and marked."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.understanding.analysis import (
    LONGEST_WORD,
    STEMMERS,
    Token,
    languages_of,
    stems,
    tokens,
    words,
)
from tests.fuzz import nasty_strings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("county-lines", ["county", "lines"]),
        ("county lines", ["county", "lines"]),
        ("County‑Lines", ["county", "lines"]),
        ("e-mail", ["email"]),
        ("email", ["email"]),
        ("E-Mail", ["email"]),
        ("co-ordinated", ["coordinated"]),
        ("coordinated", ["coordinated"]),
        ("s-17", ["s17"]),
        ("s.47", ["s47"]),
        ("s47", ["s47"]),
        ("C.S.E.", ["cse"]),
        ("C.S.E", ["cse"]),
        ("the U.K. and", ["the", "uk", "and"]),
        ("plan B.We", ["plan", "b", "we"]),
        ("multi-agency", ["multi", "agency"]),
        ("child-on-child", ["child", "on", "child"]),
        ("MACE/MARAC", ["mace", "marac"]),
        ("snake_case", ["snake", "case"]),
        ("CSA&E", ["csa", "e"]),
        ("‘quoted’ parents' children’s", ["quoted", "parents", "children"]),
        ("safe\u00adguarding chil\u200bdren", ["safeguarding", "children"]),
        ("cafe\u0301 za\u0142o\u0301z", ["cafe", "zaloz"]),
        ("12.5 0800 1111", ["12", "5", "0800", "1111"]),
        ("x" * 300, ["x" * LONGEST_WORD]),
        ("* ( ) : ^ \x00 \u202e", []),
    ],
)
def test_words_of_a_text(text, expected):
    assert words(text) == expected


def test_tokens_say_where_they_stand():
    text = "The child’s C.S.E. worker"
    found = list(tokens(text, "en"))
    assert found == [
        Token("the", "the", 0, 3),
        Token("child", "child", 4, 11),
        Token("cse", "cse", 12, 17),
        Token("worker", "worker", 19, 25),
    ]
    assert text[4:11] == "child’s"


def test_stems_of_a_text():
    assert stems("Children’s trafficking, e-mailed", "en") == "child traffick email"


@pytest.mark.parametrize(
    ("language", "expected"), [("en", ("en",)), ("pl", ("pl", "en")), ("de", ("de", "en"))]
)
def test_a_readers_words_are_looked_for_in_theirs_and_the_first_language(language, expected):
    assert languages_of(language) == expected


@given(st.text(), st.sampled_from(sorted(STEMMERS)))
def test_all_three_walks_agree(text, language):
    found = list(tokens(text, language))
    assert [token.word for token in found] == words(text)
    assert " ".join(token.stem for token in found) == stems(text, language)


@given(st.text())
def test_tokens_stand_in_order_and_apart(text):
    ends = 0
    for token in tokens(text, "en"):
        assert ends <= token.start < token.end <= len(text)
        ends = token.end


def test_a_nasty_string_has_words_or_none():
    found = [token for text in nasty_strings() for token in tokens(text, "en")]
    assert len(found) > 1_000
    assert all(token.word.isalnum() and token.stem.isalnum() for token in found)


def test_a_text_is_walked_quickly(capsys):
    """Speed is printed, not judged; that it grows no faster than the text is judged."""
    text = "Practitioners refer the child to MACE; the child’s return interview is offered. "

    def taken(times: int) -> float:
        whole = text * times
        began = time.perf_counter()
        assert len(list(tokens(whole, "en"))) == 12 * times
        return time.perf_counter() - began

    taken(100)
    short, long = min(taken(500) for _ in range(5)), min(taken(5_000) for _ in range(3))
    with capsys.disabled():
        print(f"\nwalked {12 * 5_000 / long:,.0f} words in a second")  # noqa: T201 (a figure)
    assert long < 40 * short
