"""One spelling of a word, whoever types it on whichever keyboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.understanding.folding import LONGEST_WORD, fold
from tests.fuzz import nasty_strings


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Child", "child"),
        ("CHILD’S", "child"),
        ("child's", "child"),
        ("don't", "dont"),
        ("don’t", "dont"),
        ("DON＇T", "dont"),
        ("café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("Łódź", "lodz"),
        ("ąęćńóśźż", "aecnoszz"),
        ("Răspândire", "raspandire"),
        ("ștergeți", "stergeti"),
        ("şterge\u0163i", "stergeti"),  # with cedillas, as older keyboards write it
        ("ėįšųūž", "eisuuz"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("ﬁn", "fin"),
        ("ｃｏｕｎｔｙ", "county"),
        ("𝕮𝖔𝖚𝖓𝖙𝖞", "county"),
        ("safe\u00adguarding", "safeguarding"),
        ("coun\u200bty", "county"),
        ("co\u200dm\u200e", "com"),
        ("Ⅷ", "viii"),
        ("½", "12"),
        ("한국어", "한국어"),
    ],
)
def test_letters_and_signs_are_folded(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ґанок", "ганок"),
        ("зелёный", "зеленый"),
        ("п’ять", "п'ять"),
        ("п’ять", "пʼять"),
        ("Її", "її"),
        ("\u0438\u0306", "\u0439"),  # й in two signs and in one
    ],
)
def test_cyrillic_letters_people_leave_out_are_the_same(one, other):
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(("one", "other"), [("їх", "іх"), ("мій", "міи")])
def test_cyrillic_letters_that_are_letters_of_their_own_stay_apart(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الطِّفْل", "الطفل"),  # vowel signs
        ("أطــفــال", "اطفال"),  # stretched, and the hamza left out
        ("مستشفى", "مستشفي"),
        ("کودک", "كودك"),
        ("١٢٣", "123"),
        ("۱۲۳", "123"),
    ],
)
def test_arabic_writing_is_the_same_with_and_without_its_signs(one, other):
    assert fold(one) == fold(other) != ""


@given(st.text())
def test_what_is_folded_holds_letters_and_digits_only_and_is_short(text):
    folded = fold(text)
    assert folded == "" or folded.isalnum()
    assert len(folded) <= LONGEST_WORD


@given(st.text(st.characters(codec="utf-8"), max_size=12))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_nasty_strings_are_folded_too():
    assert {fold(text).isalnum() or fold(text) == "" for text in nasty_strings()} == {True}
