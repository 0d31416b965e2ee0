"""Postcodes and phone numbers in what people type."""

from __future__ import annotations

import pytest

from portal.search.understanding.spotting import Spotted, spotted
from tests.fuzz import nasty_strings


def nothing_is_a_word(_word: str) -> bool:
    return False


def written(text: str) -> list[str]:
    return [text[one.start : one.end] for one in spotted(text, nothing_is_a_word)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DN15 6NL", ["DN15 6NL"]),
        ("dn156nl", ["dn156nl"]),
        ("help near DN15", ["DN15"]),
        ("SW1A 1AA please", ["SW1A 1AA"]),
        ("GL1 2TG and TS1 2AA", ["GL1 2TG", "TS1 2AA"]),
        ("S17 3AA", ["S17 3AA"]),  # Sheffield, when all of it is there
        ("s17", []),  # and a section of an Act when not
        ("section S47", []),
        ("QQ1 1AA", []),
        ("AIM3", []),
        ("dn15x6nl", []),
        ("", []),
    ],
)
def test_postcodes(text, expected):
    assert written(text) == expected
    assert not any(one.is_phone for one in spotted(text, nothing_is_a_word))


def test_what_is_a_word_of_its_own_is_no_postcode():
    assert spotted("E2", lambda word: word == "e2") == []
    assert [one.start for one in spotted("E2", nothing_is_a_word)] == [0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0800 1111", ["0800 1111"]),
        ("call 08001111 now", ["08001111"]),
        ("+44 1724 296500", ["+44 1724 296500"]),
        ("(01724) 296500", ["(01724) 296500"]),
        ("01724-296-500", ["01724-296-500"]),
        ("999", ["999"]),
        ("116 000", ["116 000"]),
        ("2026", []),
        ("section 47 and 17", []),
        ("12345678", []),
        ("1989", []),
    ],
)
def test_phone_numbers(text, expected):
    assert written(text) == expected
    assert all(one.is_phone for one in spotted(text, nothing_is_a_word))


def test_a_postcode_is_looked_for_in_every_spelling():
    assert spotted("dn15 6nl", nothing_is_a_word) == [
        Spotted(0, 8, (("dn15", "6nl"), ("dn156nl",), ("dn15",)))
    ]
    assert spotted("DN156NL", nothing_is_a_word) == [
        Spotted(0, 7, (("dn156nl",), ("dn15", "6nl"), ("dn15",)))
    ]


def test_a_number_is_looked_for_as_it_is_written_and_dialled():
    assert spotted("01724296500", nothing_is_a_word) == [
        Spotted(0, 11, (("01724296500",), ("01724", "296", "500")), is_phone=True)
    ]


def test_what_is_found_stands_apart_and_in_order():
    several = "DN15 6NL 0800 1111, 999, 01724 296500 GL1 2TG, S17 3AA"
    assert len(spotted(several, nothing_is_a_word)) >= 5
    for text in (several, *nasty_strings()):
        ends = 0
        for one in spotted(text[:120], nothing_is_a_word):
            assert ends <= one.start < one.end
            assert all(spelling and all(spelling) for spelling in one.spellings)
            ends = one.end
