"""The portal's own words: which, how many, how rare, and what is near them."""

from __future__ import annotations

from math import log

import pytest

from portal.search.understanding.vocabulary import Vocabulary

WORDS = Vocabulary.of(
    {"the": 1000, "child": 600, "children": 500, "grooming": 40, "groomed": 10, "groom": 2,
     "gromit": 1, "mace": 30, "DN15": 3, "Łódź": 2}
)  # fmt: skip


def test_words_are_folded_and_counted():
    assert WORDS.size == 10
    assert [WORDS.count(word) for word in ("child", "lodz", "dn15", "adult")] == [600, 2, 3, 0]
    assert WORDS.known("grooming")
    assert not WORDS.known("grooms")
    assert WORDS.knows_stem("groom")
    assert not WORDS.knows_stem("grooming")


def test_words_of_several_places_are_added_up():
    both = Vocabulary([("child", "child", 3), ("child", "child", 4), ("children", "child", 2)])
    assert (both.size, both.count("child")) == (2, 7)


def test_rare_stems_weigh_more_than_common_ones():
    assert WORDS.entries == 1000
    assert WORDS.idf("the") == pytest.approx(log(1 + 0.5 / 1000.5))
    assert WORDS.idf("child") == pytest.approx(log(1 + 0.5 / 1000.5))  # 1100, but of 1000 at most
    assert WORDS.idf("mace") == pytest.approx(log(1 + 970.5 / 30.5))
    assert WORDS.idf("nowhere") == pytest.approx(log(1 + 1000.5 / 0.5))
    assert 0 < WORDS.idf("the") < WORDS.idf("mace") < WORDS.idf("nowhere")


def test_an_empty_vocabulary_finds_every_word_alike():
    assert Vocabulary().idf("child") == Vocabulary().idf("mace") == pytest.approx(log(2))
    assert Vocabulary().near("child") == []
    assert list(Vocabulary().longer("child")) == []


@pytest.mark.parametrize(
    ("word", "most", "expected"),
    [
        ("groming", 1, [("grooming", 1)]),
        ("grommt", 2, [("gromit", 1), ("groom", 2)]),
        ("hcild", 1, [("child", 1)]),
        ("meca", 1, []),
        ("meca", 2, [("mace", 2)]),
        ("dn16", 1, []),  # nothing that holds a digit is near anything
        ("grooms", 1, [("groom", 1)]),
        ("lodzz", 1, [("lodz", 1)]),
    ],
)
def test_near_words_come_nearest_first_then_commonest(word, most, expected):
    assert WORDS.near(word, most) == expected


def test_words_that_go_on():
    assert list(WORDS.longer("groom")) == ["groomed", "grooming"]
    assert list(WORDS.longer("gr")) == ["gromit", "groom", "groomed", "grooming"]
    assert list(WORDS.longer("z")) == []
