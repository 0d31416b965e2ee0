"""Phrases one to a line: what may be taught, and why the rest may not."""

from __future__ import annotations

import pytest

from portal.search.editors import exceptions
from portal.search.editors.rules.phrases import checked_synonyms, checked_triggers, phrases_in


def is_small(word):
    return word in {"the", "what", "is"}


def test_phrases_stand_one_to_a_line_without_needless_space():
    assert phrases_in("  county   lines \r\n\n\tCCE\n ") == ("county lines", "CCE")


def test_what_may_be_taught_comes_back_as_it_was_written():
    assert checked_synonyms("MFH\nmissing from home", is_small) == ("MFH", "missing from home")
    assert checked_triggers("refer a child", is_small) == ("refer a child",)


@pytest.mark.parametrize(
    ("text", "fault", "said"),
    [
        ("", exceptions.TooFewPhrases, "at least two phrases"),
        ("cuckooing", exceptions.TooFewPhrases, "at least two phrases"),
        ("Café\ncafe", exceptions.PhraseTwice, "“cafe” is there twice"),
        ("self-harm\nself harm", exceptions.PhraseTwice, "“self harm” is there twice"),
        ("cuckooing\n!!", exceptions.PhraseWithoutWord, "“!!” has no word"),
        ("cuckooing\nwhat is the", exceptions.OnlySmallWords, "“what is the” has only words"),
        ("cuckooing\na b c d e f g", exceptions.PhraseTooLong, "at most 6 words"),
        (f"cuckooing\n{'x' * 61}", exceptions.PhraseTooLong, "60 letters"),
        ("\n".join(f"word{n}" for n in range(21)), exceptions.TooManyPhrases, "at most 20"),
    ],
)
def test_each_refusal_says_why(text, fault, said):
    with pytest.raises(fault, match=said):
        checked_synonyms(text, is_small)


def test_twenty_phrases_of_six_words_are_taken():
    text = "\n".join(f"one two three four five word{n}" for n in range(20))
    assert len(checked_synonyms(text, is_small)) == 20


def test_a_promoted_result_needs_one_phrase_only():
    with pytest.raises(exceptions.NoPhrase, match="at least one phrase"):
        checked_triggers(" \n ", is_small)
    with pytest.raises(exceptions.OnlySmallWords):
        checked_triggers("the", is_small)
