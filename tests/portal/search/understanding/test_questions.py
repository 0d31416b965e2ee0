"""How people ask, and what they are after."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.findable import KINDS as RESULT_KINDS
from portal.search.understanding.analysis import words
from portal.search.understanding.questions import KINDS, Asked, asked
from tests.fuzz import nasty_strings


def test_every_hint_is_a_kind_of_result():
    assert {kind for kind, _pattern in KINDS} <= set(RESULT_KINDS)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("who chairs MACE", "meeting"),
        ("who is the chair of the HSB panel", "meeting"),
        ("who attends MARAC?", "meeting"),
        ("when does MACE meet", "meeting"),
        ("how often does the missing panel meet", "meeting"),
        ("when is the next MACE meeting", "meeting"),
        ("missing meeting", "meeting"),
        ("what does MFH mean", "glossary"),
        ("what does MARAC stand for", "glossary"),
        ("what is the meaning of cuckooing", "glossary"),
        ("define county lines", "glossary"),
        ("cuckooing meaning", "glossary"),
        ("what is MACE", "glossary"),
        ("whats a strategy discussion", "glossary"),
        ("what’s cuckooing", "glossary"),
        ("what is the difference between MACE and MARAC", "glossary"),
        ("co to jest MACE", "glossary"),
        ("що таке експлуатація", "glossary"),
        ("ce înseamnă NRM", "glossary"),
        ("kas yra MACE", "glossary"),
        ("ما معنى الاستغلال", "glossary"),
        ("what are the signs of grooming", "indicator"),
        ("warning signs of county lines", "indicator"),
        ("indicators of exploitation", "indicator"),
        ("red flags for cuckooing", "indicator"),
        ("how can I tell if a child is being groomed", "indicator"),
        ("how do I spot sextortion", "indicator"),
        ("screening tool", "tool"),
        ("training on county lines", "course"),
        ("exploitation training", "course"),
        ("when is the next masterclass training", "event"),
        ("who can help with sextortion", "service"),
        ("childline helpline", "service"),
        ("harm outside the home strategy", "strategy"),
        ("sextortion leaflet", "document"),
        ("where do I refer a trafficked child", "guidance"),
        ("how do I report a child is missing from care", "guidance"),
        ("county lines", ""),
        ("missing", ""),
        ("meeting", ""),
        ("training", ""),
        ("mean to me", ""),
        ("child in need", ""),
        ("what is the referral process for a child at risk of harm", ""),
        ("", ""),
    ],
)
def test_the_kind_of_thing_that_is_asked_for(question, kind):
    assert asked(words(question)).kind == kind


def split(question: str) -> tuple[list[str], list[str]]:
    """List the words that are left to look for, and those that are only wished for."""
    listed = words(question)
    how = asked(listed)
    left = [word for at, word in enumerate(listed) if at not in how.fillers | how.wishes]
    return left, [listed[at] for at in sorted(how.wishes)]


@pytest.mark.parametrize(
    ("question", "left", "wished"),
    [
        ("who chairs MACE", ["who", "mace"], ["chairs"]),
        ("what does MFH mean", ["what", "does", "mfh"], []),
        ("what does MARAC stand for", ["what", "does", "marac"], []),
        ("meaning of cuckooing", ["of", "cuckooing"], []),
        ("what are the signs of grooming", ["what", "are", "the", "of", "grooming"], ["signs"]),
        ("early warning signs of CSE", ["early", "of", "cse"], ["warning", "signs"]),
        ("when does MACE meet", ["when", "does", "mace"], ["meet"]),
        ("am I allowed to share information", ["share", "information"], []),
        ("can you tell me about county lines", ["county", "lines"], []),
        ("please could someone help me with sextortion", ["sextortion"], []),
        ("what should I do if a child is missing", ["a", "child", "is", "missing"], []),
        ("I would like to find out about MACE", ["mace"], []),
        ("I don’t know who to tell", ["to", "tell"], []),
        ("information about NRM", ["nrm"], []),
        ("what is the difference between MACE and MARAC",
         ["what", "is", "the", "mace", "and", "marac"], []),
        ("child in need", ["child", "in", "need"], []),
        ("information sharing", ["information", "sharing"], []),
        ("help", ["help"], []),
    ],
)  # fmt: skip
def test_words_that_only_ask_are_left_out(question, left, wished):
    assert split(question) == (left, wished)


def test_a_part_of_a_question_keeps_its_own_places():
    how = Asked("glossary", frozenset({0, 3, 4}), frozenset({2, 5}))
    assert how.since(2, 3) == Asked("glossary", frozenset({1, 2}), frozenset({0}))


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), max_size=20))
def test_any_words_at_all_are_looked_at(listed):
    how = asked(listed)
    assert (how.fillers | how.wishes) <= set(range(len(listed)))
    assert not how.fillers & how.wishes


def test_nasty_strings_are_looked_at_too():
    places = [(asked(words(text[:120])), words(text[:120])) for text in nasty_strings()]
    assert all((how.fillers | how.wishes) <= set(range(len(listed))) for how, listed in places)
