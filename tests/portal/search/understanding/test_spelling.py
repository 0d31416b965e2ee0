"""Slips of spelling."""

from __future__ import annotations

import pytest

from portal.search.understanding.spelling import Mended, joined, mend, part
from portal.search.understanding.vocabulary import Vocabulary

COUNTS = {
    "safeguarding": 300, "guarding": 2, "safe": 90, "county": 80, "lines": 70, "line": 20,
    "exploitation": 200, "exploited": 60, "exploit": 10, "grooming": 60, "cuckooing": 12,
    "radicalisation": 30, "trafficking": 60, "trafficked": 20, "sextortion": 15, "extortion": 2,
    "mace": 40, "marac": 20, "mash": 30, "child": 500, "children": 480, "referral": 90,
    "interview": 50, "police": 100, "policy": 60, "missing": 150, "mission": 3, "passing": 2,
    "online": 90, "multi": 50, "agency": 50, "chair": 20, "chain": 20, "form": 40,
}  # fmt: skip
WORDS = [Vocabulary.of(COUNTS)]


def no_phrase(_words):
    return False


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("safegaurding", "safeguarding"),  # swapped
        ("safegarding", "safeguarding"),  # left out
        ("exploytation", "exploitation"),
        ("exploitaiton", "exploitation"),
        ("groming", "grooming"),  # a double letter
        ("groomming", "grooming"),
        ("cuckoing", "cuckooing"),
        ("traficking", "trafficking"),
        ("trafiking", "trafficking"),  # two slips in a long word
        ("sexstortion", "sextortion"),
        ("refferal", "referral"),  # doubled the wrong one: two slips
        ("interveiw", "interview"),
        ("missinh", "missing"),  # the key beside it
        ("misssing", "missing"),
        ("policr", "police"),
        ("polisy", "policy"),  # sounds alike
        ("cihld", "child"),
        ("exploitat", "exploitation"),  # broken off
        ("chikd", "child"),
        ("mase", "mace"),  # sounds alike, and mash does not
        ("chid", "child"),  # four letters, and nothing else is near
    ],
)
def test_what_is_plain_is_mended_without_asking(typed, meant):
    assert mend(typed, WORDS, no_phrase) == Mended((meant,), is_sure=True)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mast", "mash"),  # four letters, and no slip that is often made
        ("safeg", "safeguarding"),  # broken off early
        ("moshing", "missing"),  # two slips in a word of seven letters
    ],
)
def test_what_is_less_plain_is_asked(typed, meant):
    assert mend(typed, WORDS, no_phrase) == Mended((meant,), is_sure=False)


@pytest.mark.parametrize("typed", ["mse", "xyz", "dn15", "s477", "zzzzzzzzz", "qwrtpsdfg", "a"])
def test_short_words_numbers_and_strange_words_stay(typed):
    assert mend(typed, WORDS, no_phrase) is None


def test_the_commoner_of_two_equally_near_words_is_meant():
    words = [Vocabulary.of({"passing": 2, "missing": 150})]
    assert mend("mpssing", words, no_phrase) == Mended(("missing",), is_sure=True)


def test_the_first_letter_is_seldom_wrong():
    words = [Vocabulary.of({"bullying": 10, "pulling": 10, "bulling": 10})]
    assert mend("bullling", words, no_phrase) == Mended(("bulling",), is_sure=True)
    words = [Vocabulary.of({"mullying": 10, "bullyings": 10})]
    assert mend("bullying", words, no_phrase) == Mended(("bullyings",), is_sure=True)


def test_words_of_all_vocabularies_count():
    street = Vocabulary.of({"cunching": 1})
    assert mend("cunchng", [*WORDS, street], no_phrase) == Mended(("cunching",), is_sure=True)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("countylines", ("county", "lines")),
        ("onlineexploitation", ("online", "exploitation")),
        ("multiagency", ("multi", "agency")),
        ("childxx", None),
        ("safeguarding", ("safe", "guarding")),
        ("macemarac", ("mace", "marac")),
    ],
)
def test_words_written_as_one_are_parted(typed, parts):
    assert part(typed, WORDS, no_phrase) == parts
    if parts and typed not in COUNTS:
        assert mend(typed, WORDS, no_phrase) == Mended(parts, is_sure=True)


def test_a_known_phrase_is_the_best_way_to_part_a_word():
    words = [Vocabulary.of({"countyl": 900, "ines": 900, "county": 1, "lines": 1})]
    assert part("countylines", words, no_phrase) == ("countyl", "ines")
    assert part("countylines", words, lambda two: two == ("county", "lines")) == ("county", "lines")


@pytest.mark.parametrize(
    ("one", "two", "both"),
    [
        ("safe", "guarding", "safeguarding"),
        ("on", "line", "online"),
        ("child", "line", ""),
        ("ma", "ce", ""),  # too short to be sure of
        ("s1", "7", ""),
    ],
)
def test_words_written_apart_are_joined(one, two, both):
    assert joined(one, two, WORDS) == both
