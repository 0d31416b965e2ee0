"""Which searches may be counted: never one that could tell who somebody is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.counting.rules.countable import Lexicon, countable, normal
from portal.search.word_lists import is_english, is_name

TAUGHT = {("mace",), ("clare", "law"), ("county", "lines")}


def phrase_at(typed, at):
    return next((size for size in (2, 1) if tuple(typed[at : at + size]) in TAUGHT), 0)


LEXICON = Lexicon(
    phrase_at=phrase_at,
    is_small=lambda word: word in {"a", "the", "where", "do", "i"},
    is_word=lambda word: is_english(word) or word in {"hoth", "kieran"},
    is_name=is_name,
)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Drug dealing", "drug dealing"),
        ("  where do I REFER a child? ", "where do i refer a child"),
        ("hoth", "hoth"),
        ("MACE", "mace"),  # a family name as well, but taught
        ("Clare’s Law", "clare law"),
        ("county lines behaviour", "county lines behaviour"),
        ("self-harm", "self harm"),
    ],
)
def test_words_that_anybody_types_are_counted(text, counted):
    assert countable(text, LEXICON) == counted


@pytest.mark.parametrize(
    "text",
    [
        "john smith",
        "kieran missing",  # a name, even where the portal has the word
        "clare",  # only what was taught as a whole
        "małgorzata",
        "oksana",
        "حسن",
        "DN15 6NL",
        "child at 12 high street",
        "07700 900123",
        "٠٧٧٠٠",
        "age ½",
        "somebody@example.org",
        "https://example.org/abuse",
        "cse\\missing",
        "qwxzy",
        "",
        "?!",
        "child " * 13,
    ],
)
def test_names_numbers_postcodes_and_unknown_words_never_are(text):
    assert countable(text, LEXICON) == ""


@given(st.text(max_size=140))
def test_whatever_is_typed_what_is_counted_has_no_digit_and_no_name(text):
    said = countable(text, LEXICON)
    assert not any(char.isnumeric() or char in "@/\\" for char in said)
    assert len(said) <= 120
    outside = [word for word in said.split() if word not in {"mace", "clare", "law"}]
    assert not any(is_name(word) for word in outside)


def test_a_click_names_a_search_as_it_was_counted():
    assert normal(" Drug  DEALING?") == countable("drug dealing", LEXICON)


@pytest.mark.parametrize("word", ["grooming", "behaviour", "organised", "vaping", "house", "self"])
def test_the_list_of_english_has_everyday_words(word):
    assert is_english(word)
    assert not is_name(word)


@pytest.mark.parametrize("word", ["smith", "john", "kowalski", "ionescu", "kazlauskas", "patel"])
def test_names_stand_in_their_list_only(word):
    assert is_name(word)
    assert not is_english(word)


def test_only_whole_words_of_a_list_are_found():
    assert not is_english("groomin")
    assert not is_english("grooming\nzebra")
    assert not is_english("")
    assert not is_name("")
