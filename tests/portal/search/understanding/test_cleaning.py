"""What was typed, made safe to read and to repeat."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.understanding.cleaning import LONGEST, Part, clean, parts
from tests.fuzz import can_be_sent, nasty_strings


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  county   lines ", "county lines"),
        ("county\tlines\r\n", "county lines"),
        ("county\u00a0lines\u3000now", "county lines now"),
        ("county\x00lines", "countylines"),
        ("\x1b[31mred", "[31mred"),
        ("\u202echild\u2066", "child"),
        ("a\ud800b", "ab"),
        ("AND (child* OR -missing) NEAR:^", "AND (child* OR -missing) NEAR:^"),
        ("<script>", "<script>"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("x" * 500, "x" * LONGEST),
        ("é" * LONGEST + "z", "é" * LONGEST),
        ("x" * (LONGEST - 1) + " y", "x" * (LONGEST - 1)),
    ],
)
def test_a_question_is_cleaned(typed, cleaned):
    assert clean(typed) == cleaned


@given(st.text(st.characters()))
def test_a_clean_question_can_be_shown_and_sent(text):
    cleaned = clean(text)
    assert len(cleaned) <= LONGEST
    assert cleaned == cleaned.strip()
    assert can_be_sent(cleaned)
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in cleaned)
    assert clean(cleaned) == cleaned


def test_nasty_strings_are_cleaned_too():
    cleaned = [clean(text) for text in nasty_strings()]
    assert max(map(len, cleaned)) == LONGEST
    assert all(map(can_be_sent, cleaned))


def quoted(text: str) -> list[str]:
    return [part.text for part in parts(text) if part.is_exact]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ('"county lines"', ["county lines"]),
        ('children "county lines" and "going country"', ["county lines", "going country"]),
        ("“county lines”", ["county lines"]),
        ("„przemoc domowa”", ["przemoc domowa"]),
        ("„smurtas“", ["smurtas"]),
        ("«насильство»", ["насильство"]),
        ('"county lines', []),
        ('county lines"', []),
        ("“county lines", []),
        ("county lines”", []),
        ('"', []),
        ('""', [""]),
        ('"a" b "', ["a"]),
        ("the child’s ‘words’", []),
    ],
)
def test_phrases_in_quotation_marks(text, phrases):
    assert quoted(text) == phrases


def test_parts_say_where_they_begin():
    assert list(parts('see "county lines" now')) == [
        Part("see ", 0),
        Part("county lines", 5, is_exact=True),
        Part(" now", 18),
    ]


@given(st.text())
def test_every_part_stands_in_the_text(text):
    assert all(text[part.start : part.start + len(part.text)] == part.text for part in parts(text))
