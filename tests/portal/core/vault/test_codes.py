"""Four words: the list they come from, how they are read, how slowly they are stretched."""

from __future__ import annotations

import math
import string
import threading
import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.vault import codes
from portal.core.vault.codes import COST, FourWords, draw_words, read_words, stretch, word_list
from portal.core.vault.exceptions import TooManyTries, WordsUnclear, WordUnknown

FOUR = ("apron", "lullaby", "biscuit", "rainbow")
UNWELCOME = {
    *("abuse", "alone", "beat", "blood", "bomb", "bully", "crime", "dead", "death", "devil", "die"),
    *("drown", "drug", "drugs", "escape", "fear", "fight", "gang", "ghost", "god", "grave", "gun"),
    *("harm", "hate", "hell", "hide", "hit", "hurt", "jail", "kill", "knife", "monster", "murder"),
    *("naked", "pain", "poison", "police", "prison", "punch", "rape", "scream", "secret", "sex"),
    *("shoot", "slap", "slave", "spy", "stab", "steal", "stranger", "strip", "stupid", "suicide"),
    *("threat", "toxic", "trap", "victim", "violent", "virgin", "war", "weapon", "witch", "wound"),
}
SOUND_ALIKE = [
    *(("flour", "flower"), ("stair", "stare"), ("tail", "tale"), ("deer", "dear")),
    *(("draft", "draught"), ("muscle", "mussel"), ("principal", "principle"), ("yolk", "yoke")),
    *(("carat", "carrot"), ("council", "counsel"), ("symbol", "cymbal"), ("mantle", "mantel")),
]


# The list


def test_four_words_hold_51_bits():
    assert len(word_list()) == len(set(word_list())) == 7776
    assert 51 < 4 * math.log2(len(word_list())) < 52


def test_words_are_plain_letters_in_order():
    assert list(word_list()) == sorted(word_list())
    assert {len(word) for word in word_list()} == set(range(3, 10))
    assert set("".join(word_list())) <= set(string.ascii_lowercase)


def test_no_word_begins_another():
    known = set(word_list())
    assert [word for word in known if any(word[:end] in known for end in range(1, len(word)))] == []


def neighbours(word):
    """Give every text that is one slip away: a letter left out, put in or mistaken."""
    letters = string.ascii_lowercase
    for at in range(len(word) + 1):
        yield from (word[:at] + letter + word[at:] for letter in letters)
        if at < len(word):
            yield word[:at] + word[at + 1 :]
            yield from (word[:at] + other + word[at + 1 :] for other in letters)


@pytest.mark.slow
def test_no_slip_turns_one_word_into_another():
    known = set(word_list())
    slips = [(a, b) for a in known for b in neighbours(a) if b != a and b in known]
    assert slips == []


def test_nobody_is_frightened_or_put_off_by_a_word():
    assert UNWELCOME & set(word_list()) == set()


def test_of_words_that_sound_alike_only_one_is_in():
    known = set(word_list())
    assert [pair for pair in SOUND_ALIKE if known.issuperset(pair)] == []


# Drawing


def test_words_are_drawn_from_the_whole_list_and_never_the_same():
    drawn = [draw_words() for _number in range(2000)]
    assert {len(words) for words in drawn} == {4}
    assert len(set(drawn)) == 2000
    seen = {word for words in drawn for word in words}
    assert seen <= set(word_list())
    assert len(seen) > 4500  # 8,000 draws show about 5,000 of 7,776
    assert {words[0][0] for words in drawn} >= set("abcdefghilmnoprstuvw")


def test_a_code_prints_its_words_only_when_asked():
    code = FourWords(FOUR, expires_at=datetime(2026, 11, 27, tzinfo=UTC))
    assert str(code) == "apron lullaby biscuit rainbow"
    assert [word for word in FOUR if word in repr(code)] == []


# Reading


@pytest.mark.parametrize(
    "typed",
    [
        "apron lullaby biscuit rainbow",
        "  Apron LULLABY\tBiscuit\nrainbow ",
        "apron-lullaby-biscuit-rainbow",
        "apron, lullaby; biscuit. rainbow!",
        "1. apron 2. lullaby 3. biscuit 4. rainbow",
        "“apron” ‘lullaby’ (biscuit) /rainbow/",
        "apronlullabybiscuitrainbow",
        "apron lulla by biscuit rain bow",
        "áprön lullaby biscuit rainbow",
        "APRON LULLABY BISCUIT RAINBOW",
        "ａｐｒｏｎ lullaby biscuit rainbow",
    ],
)
def test_words_are_read_as_people_type_them(typed):
    assert read_words(typed) == FOUR


@given(
    st.lists(st.sampled_from(word_list()), min_size=4, max_size=4),
    st.lists(st.text(string.whitespace + string.punctuation + string.digits), min_size=3),
    st.sampled_from([str.upper, str.title, str.lower]),
)
def test_four_words_are_read_whatever_stands_between_them(words, between, cased):
    typed = "".join(
        cased(word) + gap[:10] for word, gap in zip(words, [*between[:3], ""], strict=True)
    )
    assert read_words(unicodedata.normalize("NFD", typed)) == tuple(words)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "apron",
        "apron lullaby biscuit",
        "apron lullaby biscuit rainbow apron",
        "1 2 3 4",
        "فستان",
        "apron lullaby biscuit rainbow " * 50,
        "a" * 10_000,
        "\x00",
    ],
)
def test_anything_but_four_words_is_unclear(typed):
    with pytest.raises(WordsUnclear) as fault:
        read_words(typed)
    assert str(fault.value) == ("Enter the four words you were given, with spaces between them.")


def test_a_word_that_is_not_ours_is_named():
    with pytest.raises(WordUnknown) as fault:
        read_words("apron Lulaby biscuit rainbow")
    assert str(fault.value) == "“lulaby” is not one of our words. Check how it is spelt."


def test_a_very_long_word_is_named_in_short():
    with pytest.raises(WordUnknown) as fault:
        read_words("apron lullaby biscuit " + "x" * 100)
    assert fault.value.facts == {"word": "x" * 20}


# Stretching


def test_the_hash_is_slow_enough():
    assert COST["n"] * COST["r"] * 128 >= 32 * 1024 * 1024  # bytes of memory a guess
    assert COST["n"] >= 2**15


def test_the_same_words_give_the_same_code_and_others_another():
    code, again = stretch(FOUR), stretch(FOUR)
    assert code == again
    assert (len(code.look_up), len(code.key)) == (40, 32)
    turned = stretch((FOUR[1], FOUR[0], *FOUR[2:]))
    assert (turned.look_up == code.look_up, turned.key == code.key) == (False, False)


def test_the_look_up_id_tells_nothing_of_the_key():
    code = stretch(FOUR)
    assert code.key.hex()[:10] not in code.look_up
    assert code.key.hex() not in repr(code)


def test_words_run_together_do_not_mix():
    assert stretch(("ab", "c", "d", "e")) != stretch(("a", "bc", "d", "e"))


def test_one_is_stretched_at_a_time(monkeypatch):
    at_once, most, lock = [], [], threading.Lock()
    real = codes.hashlib.scrypt

    def watched(*args, **values):
        with lock:
            at_once.append(1)
            most.append(len(at_once))
        try:
            return real(*args, **values)
        finally:
            with lock:
                at_once.pop()

    monkeypatch.setattr(codes.hashlib, "scrypt", watched)
    threads = [threading.Thread(target=stretch, args=(FOUR,)) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1, 1, 1, 1]


def test_who_waits_too_long_is_told_to_come_back(monkeypatch):
    monkeypatch.setattr(codes, "LONGEST_WAIT", 0.01)
    with codes._one_at_a_time, pytest.raises(TooManyTries) as held_up:
        stretch(FOUR)
    assert held_up.value.retry_after == 1
    assert stretch(FOUR).look_up  # and the next one may


def test_a_hash_that_fails_lets_the_next_one_in(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(codes, "COST", {**COST, "maxmem": 1})
        with pytest.raises(ValueError, match="memory"):
            stretch(FOUR)
    assert stretch(FOUR).look_up
