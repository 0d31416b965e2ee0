"""The language coach finds what is written, however it is written, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.words import Passage
from portal.reference.coach import Advice, Coach

COACH = Coach(
    [
        Advice(("lifestyle choice",), "is being exploited", "No child chooses it."),
        Advice(("attention seeking", "won’t engage", "absconded"), "is asking for help"),
        Advice(("drug runner", "drug"), "is made to carry drugs"),
    ]
)


def phrases(text):
    return [found.phrase for found in COACH.look_at([Passage("Top", text)])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is a lifestyle choice.", ["lifestyle choice"]),
        ("It is a Lifestyle  Choice!", ["Lifestyle Choice"]),
        ("LIFESTYLE\nCHOICE", ["LIFESTYLE CHOICE"]),
        ("She is attention-seeking", ["attention-seeking"]),
        ("She is attention\u2011seeking", ["attention\u2011seeking"]),
        ("He won't engage", ["won't engage"]),
        ("He won’t engage", ["won’t engage"]),
        ("a drug runner", ["drug runner"]),
        ("“absconded”, absconded", ["absconded", "absconded"]),
    ],
)
def test_phrases_are_found(text, found):
    assert phrases(text) == found


@pytest.mark.parametrize(
    "text",
    ["lifestyle choices", "a lifestyle, choice", "drugs", "reabsconded", "attention", "", "choice"],
)
def test_what_is_not_listed_is_left(text):
    assert phrases(text) == []


def test_what_was_found_is_told_with_its_sentence_place_and_better_words():
    text = "All is well. They said it was a lifestyle choice! Then we left."
    [found] = COACH.look_at([Passage("What happened", text)])
    assert found.sentence == "They said it was a lifestyle choice!"
    assert (found.place, found.say, found.why) == (
        "What happened",
        "is being exploited",
        "No child chooses it.",
    )


def test_a_long_sentence_is_cut_around_the_phrase():
    [found] = COACH.look_at([Passage("Top", f"{'word ' * 200}absconded {'word ' * 200}")])
    assert "absconded" in found.sentence
    assert len(found.sentence) < 260


def test_without_advice_nothing_is_found():
    assert Coach([]).look_at([Passage("Top", "a lifestyle choice")]) == []
    assert Coach([Advice(("", "  "), "x")]).look_at([Passage("Top", "  anything - at all")]) == []


@given(st.text())
def test_no_text_breaks_it(text):
    for found in COACH.look_at([Passage("Top", text)]):
        assert found.phrase
        assert found.sentence
