"""Which questions bring a promoted result."""

from __future__ import annotations

import pytest

from portal.search.editors.rules.matching import is_asked_for
from portal.search.understanding.thesaurus import Thesaurus
from portal.search.understanding.understand import understand
from portal.search.understanding.vocabulary import Vocabulary

PHRASES = ("refer a child", "MARF")


def asked(text):
    vocabulary = Vocabulary.of({"refer": 3, "child": 9, "trafficked": 2, "marf": 1})
    return understand(text, language="en", thesaurus=Thesaurus(), vocabulary=vocabulary)


@pytest.mark.parametrize(
    "text",
    ["refer a child", "Refer children", "marf", "where do I find the MARF?", "refer the child now"],
)
def test_its_words_in_any_ending_bring_it(text):
    assert is_asked_for(PHRASES, asked(text))


@pytest.mark.parametrize("text", ["refer", "child refer", "refer a trafficked child", "", "the"])
def test_some_of_its_words_or_others_between_them_do_not(text):
    assert not is_asked_for(PHRASES, asked(text))
