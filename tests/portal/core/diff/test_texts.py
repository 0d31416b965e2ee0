"""Either text can be read from a comparison exactly, whatever the texts are."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.diff import Kind, compare_texts

WORDS = st.sampled_from(["a", "b", "the", "child", "Child’s", "rang", ".", ",", "1.2", "ä", "_"])
PARAGRAPH = st.lists(WORDS, max_size=8).map(" ".join)
TEXT = st.one_of(st.lists(PARAGRAPH, max_size=8).map("\n\n".join), st.text(max_size=60))


def runs(old: str, new: str) -> list[tuple[str, str]]:
    (paragraph,) = compare_texts(old, new).paragraphs
    return [(run.kind.value, run.text) for run in paragraph.runs]


@given(old=TEXT, new=TEXT)
def test_both_texts_can_be_read_from_it(old, new):
    diff = compare_texts(old, new)
    assert diff.old == old
    assert diff.new == new
    assert diff.is_empty is (old == new)


@given(text=TEXT)
def test_a_text_does_not_differ_from_itself(text):
    assert {p.kind for p in compare_texts(text, text).paragraphs} <= {Kind.SAME}


@given(old=TEXT, new=TEXT)
def test_turned_round_what_came_has_gone(old, new):
    there, back = compare_texts(old, new), compare_texts(new, old)
    assert (there.old, there.new) == (back.new, back.old)


@given(old=TEXT, new=TEXT)
def test_a_changed_paragraph_has_a_change_and_no_run_is_empty(old, new):
    for paragraph in compare_texts(old, new).paragraphs:
        kinds = {run.kind for run in paragraph.runs}
        assert all(run.text for run in paragraph.runs)
        if paragraph.kind is Kind.CHANGED:
            assert kinds - {Kind.SAME}
        else:
            assert kinds <= {paragraph.kind}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "Ring the front door by day.",
            "Ring the front door by day or night.",
            [("same", "Ring the front door by day"), ("added", " or night"), ("same", ".")],
        ),
        (
            "Send it in five days please.",
            "Send it within two days please.",
            [
                ("same", "Send it "),
                ("removed", "in five"),
                ("added", "within two"),
                ("same", " days please."),
            ],
        ),
        (
            "The child’s own words matter.",
            "The child's own words matter.",
            [
                ("same", "The "),
                ("removed", "child’s"),
                ("added", "child's"),
                ("same", " own words matter."),
            ],
        ),
    ],
    ids=["words added", "two words replaced together", "an apostrophe is part of a word"],
)
def test_words_are_whole(old, new, expected):
    assert runs(old, new) == expected


def test_paragraphs_stay_change_come_and_go():
    diff = compare_texts(
        "One stays.\n\nThis one is changed a little.\n\nGone entirely away.",
        "One stays.\n\nThis one was changed a little.\n\nSomething else: brand new.\n\nLast.",
    )
    assert [p.kind.value for p in diff.paragraphs] == [
        "same",
        "changed",
        "removed",
        "added",
        "added",
    ]
    assert [diff.count(kind) for kind in Kind] == [1, 1, 2, 1]


def test_a_paragraph_put_in_among_changed_ones_is_found():
    rng = random.Random(7)
    vocabulary = [f"word{n}" for n in range(400)]
    old = [rng.choices(vocabulary, k=40) for _paragraph in range(40)]
    new = [[*words[:20], "changed", *words[20:]] for words in old]
    new.insert(3, rng.choices(vocabulary, k=40))
    diff = compare_texts(*("\n\n".join(map(" ".join, text)) for text in (old, new)))
    assert [diff.count(kind) for kind in (Kind.CHANGED, Kind.ADDED, Kind.REMOVED)] == [40, 1, 0]


def guide(rng: random.Random, paragraphs: int = 600) -> list[str]:
    vocabulary = [f"word{n}" for n in range(3000)]
    return [" ".join(rng.choices(vocabulary, k=50)) for _paragraph in range(paragraphs)]


def edited(rng: random.Random, text: list[str]) -> list[str]:
    return [f"Now {one}" if rng.random() < 0.3 else one for one in text if rng.random() < 0.95]


@pytest.mark.slow
def test_a_long_guide_is_compared_in_a_moment(capsys):
    rng = random.Random(3)
    old = guide(rng)
    letters = ["".join(rng.choices("ab ", k=60_000)) for _side in range(2)]
    few = ["\n\n".join(" ".join(rng.choices("abcd", k=10)) for _n in range(3000)) for _s in "ab"]
    cases = {
        "30,000 words, a third edited": ("\n\n".join(old), "\n\n".join(edited(rng, old))),
        "30,000 words, all others": ("\n\n".join(old), "\n\n".join(guide(rng))),
        "one paragraph of 30,000 words": (" ".join(old), " ".join(edited(rng, old))),
        "letters at random": tuple(letters),
        "3,000 paragraphs of four words": tuple(few),
        "one word 30,000 times": ("a " * 30_000, "a " * 29_000 + "b"),
    }
    for name, (before, after) in cases.items():
        began = time.process_time()
        diff = compare_texts(before, after)
        seconds = time.process_time() - began
        assert (diff.old, diff.new) == (before, after)
        with capsys.disabled():
            print(f"\n{name}: {seconds:.2f} s of CPU", end="")  # noqa: T201 (the figures are what it is for)
