"""The portal's own texts, slips put into their words, and a vocabulary as large as it may get."""

from __future__ import annotations

import random
import time
from collections import Counter
from pathlib import Path

import pytest

import portal.packs
from portal.search.understanding.analysis import stem, words
from portal.search.understanding.thesaurus import Thesaurus
from portal.search.understanding.understand import understand
from portal.search.understanding.vocabulary import Vocabulary

PACKS = Path(portal.packs.__file__).parent
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LARGE = 50_000
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    """Count the paragraphs of the starter packs in which each word stands."""
    found: Counter[str] = Counter()
    for path in sorted([*PACKS.rglob("*.md"), *PACKS.rglob("*.yaml")]):
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            found.update(set(words(paragraph)))
    return found


def mended(text: str, vocabulary: Vocabulary) -> str:
    asked = understand(text, language="en", thesaurus=Thesaurus(), vocabulary=vocabulary)
    return asked.did_you_mean or text


def slip(word: str, chance: random.Random) -> str:
    """Leave a letter out, swap two, double one, or put another in its place."""
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice(LETTERS) + word[at + 1 :],
        )
    )


def test_no_word_of_the_portal_is_mended(counts):
    vocabulary = Vocabulary.of(counts)
    assert [word for word in counts if mended(word, vocabulary) != word] == []


def test_nearly_every_slip_in_a_common_word_is_mended(counts):
    vocabulary = Vocabulary.of(counts)
    common = sorted(w for w, n in counts.items() if n >= 8 and len(w) >= 6 and w.isalpha())
    chance = random.Random(3)
    tried = [(word, slip(word, chance)) for word in common for _ in range(3)]
    wrong = [
        (typed, mended(typed, vocabulary))
        for word, typed in tried
        if stem(mended(typed, vocabulary), "en") != stem(word, "en")
    ]
    assert len(tried) > 1_000
    assert len(wrong) <= len(tried) * 0.03, wrong


def test_a_question_of_unknown_words_is_understood_among_very_many(counts, capsys):
    """Times are printed, never judged."""
    chance = random.Random(1)
    slips = {"safegaurding", "groming"}  # no word may be made that is one of these
    listed, many = sorted(counts), dict(counts)
    while len(many) < LARGE:
        made = chance.choice(listed)[: chance.randint(2, 6)] + chance.choice(listed)[-4:]
        if made not in slips:
            many.setdefault(made, 1)
    vocabulary = Vocabulary.of(many)
    assert vocabulary.size == LARGE
    worst = 0.0
    for _ in range(50):
        strange = ["".join(chance.choices("bcdfgjkqvwxz", k=9)) for _word in range(12)]
        began = time.process_time()
        mended(" ".join(strange), vocabulary)
        worst = max(worst, time.process_time() - began)
    assert mended("safegaurding and groming", vocabulary) == "safeguarding and grooming"
    with capsys.disabled():
        print(f"\nworst of 50 strange questions: {worst * 1000:.1f} ms")  # noqa: T201 (a figure)
