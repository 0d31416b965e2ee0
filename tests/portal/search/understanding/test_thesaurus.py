"""What means the same as what was typed."""

from __future__ import annotations

import pytest

from portal.search.understanding.analysis import words
from portal.search.understanding.thesaurus import (
    LONGEST_PHRASE,
    MOST_MEANINGS,
    Meant,
    Synonym,
    Thesaurus,
    both_ways,
)

KNOWN = Thesaurus(
    [
        Synonym(("CCE", "Child criminal exploitation"), weight=0.9),
        Synonym(("CCE", "Child criminal exploitation", "county lines"), weight=0.6),
        Synonym(("county lines", "cunch"), weight=0.6),
        Synonym(("MDT", "multi-disciplinary team")),
        Synonym(("child", "young person"), is_one_way=True),
        Synonym(("AIM", "assessment, intervention, moving on")),
        Synonym(("lines", "queues")),
    ]
)


def meant(text: str, thesaurus: Thesaurus = KNOWN) -> tuple[int, dict[str, float]]:
    match = thesaurus.match(words(text))
    if match is None:
        return 0, {}
    return match.length, {" ".join(one.words): one.weight for one in match.meanings}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CCE", (1, {"child criminal exploitation": 0.9, "county lines": 0.6})),
        ("cce training", (1, {"child criminal exploitation": 0.9, "county lines": 0.6})),
        ("C.C.E.", (1, {"child criminal exploitation": 0.9, "county lines": 0.6})),
        ("county lines", (2, {"cunch": 0.6, "cce": 0.6, "child criminal exploitation": 0.6})),
        ("County-Line", (2, {"cunch": 0.6, "cce": 0.6, "child criminal exploitation": 0.6})),
        ("children criminally exploited", (3, {"cce": 0.9, "county lines": 0.6})),
        ("children", (1, {"young person": 0.7})),
        ("cunch", (1, {"county lines": 0.6})),  # a word's meanings have meanings, but not its own
        ("MDT", (1, {"multi disciplinary team": 0.7})),
        ("MDTs", (1, {"multi disciplinary team": 0.7})),
        ("multidisciplinary team", (0, {})),
        ("county", (0, {})),
        ("lines", (1, {"queues": 0.7})),
        ("young person", (2, {})),  # one way: it is known, and means nothing else
        ("unknown", (0, {})),
    ],
)
def test_the_longest_known_phrase_and_what_it_means(text, expected):
    assert meant(text) == expected


def test_meanings_come_closest_first():
    match = KNOWN.match(["cce"])
    assert match is not None
    assert match.meanings == (
        Meant(("child", "criminal", "exploitation"), 0.9),
        Meant(("county", "lines"), 0.6),
    )


def test_a_phrase_may_begin_anywhere():
    match = KNOWN.match(["about", "county", "lines"], 1)
    assert match is not None
    assert match.length == 2
    assert KNOWN.match(["about", "county", "lines"], 0) is None


def test_there_are_never_more_meanings_than_are_useful():
    many = Thesaurus([Synonym(("word", *(f"meaning{n:02}" for n in range(40))))])
    first = [f"meaning{n:02}" for n in range(MOST_MEANINGS)]
    assert meant("word", many) == (1, dict.fromkeys(first, 0.7))


def test_the_same_synonyms_in_another_order_mean_the_same():
    synonyms = [
        Synonym(("a1b", "c2d")),
        Synonym(("a1b", "e3f")),
        Synonym(("a1b", "c2d"), weight=0.9),
    ]
    orders = {
        Thesaurus(order).match(["a1b"])
        for order in (synonyms, synonyms[::-1], synonyms[1:] + synonyms[:1])
    }
    assert len(orders) == 1
    assert meant("a1b", Thesaurus(synonyms)) == (1, {"c2d": 0.9, "e3f": 0.7})


@pytest.mark.parametrize("phrase", ["", "  ", "***", " ".join(["word"] * (LONGEST_PHRASE + 1))])
def test_phrases_without_words_and_endless_ones_are_left_out(phrase):
    assert meant("good", Thesaurus([Synonym(("good", phrase))])) == (1, {})
    one_way = Thesaurus([Synonym((phrase, "good", "other"), is_one_way=True)])
    assert meant("good", one_way) == (1, {})  # whatever the first was, it did not become this


def test_a_reader_of_another_language_may_ask_in_the_first():
    known = Thesaurus([Synonym(("county lines", "CCE")), Synonym(("przemoc", "siła"))], "pl")
    assert meant("county line", known) == (2, {"cce": 0.7})
    assert meant("przemocy", known) == (1, {"sila": 0.7})


@pytest.mark.parametrize(
    ("word", "is_known", "is_phrase"),
    [
        ("cce", True, True),
        ("county", True, False),
        ("counties", True, False),
        ("criminal", True, False),
        ("council", False, False),
    ],
)
def test_what_it_knows_of_a_word(word, is_known, is_phrase):
    assert (KNOWN.knows(word), KNOWN.is_phrase(word)) == (is_known, is_phrase)


def test_an_empty_one_knows_nothing():
    assert Thesaurus().match(["child"]) is None
    assert Thesaurus().size == 0


@pytest.mark.parametrize(
    ("phrases", "expected"),
    [
        (["CCE", "county lines"], [Synonym(("CCE", "county lines"), weight=0.5)]),
        (["CCE", " CCE ", ""], []),
        (["CCE", "", " cunch "], [Synonym(("CCE", "cunch"), weight=0.5)]),
        ([], []),
    ],
)
def test_a_set_needs_two_phrases(phrases, expected):
    assert list(both_ways(phrases, 0.5)) == expected
