"""What is sealed opens with its key, at its place, unchanged, and in no other case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.vault.exceptions import SealBroken
from portal.core.vault.sealing import (
    SealingKey,
    as_text,
    derived,
    derived_keys,
    from_text,
    header_of,
    key_id_of,
    new_key,
    open_sealed,
    place,
    seal,
)

OLD, NEW = SealingKey("id1", b"\x01" * 32), SealingKey("id2", b"\x02" * 32)
HERE = place("vault.Run", "abc", "ciphertext", 7, "tool 1")
WORDS = b"She waits by the park gate."


def test_what_is_sealed_opens_and_does_not_show():
    sealed = seal(WORDS, NEW, bound_to=HERE)
    assert sealed.startswith(b"v1|id2|")
    assert len(sealed) == len(b"v1|id2|") + 12 + len(WORDS) + 16  # header, nonce, text, tag
    assert b"park" not in sealed
    assert open_sealed(sealed, [NEW, OLD], bound_to=HERE) == WORDS


@given(st.binary(max_size=2000), st.text(max_size=60))
def test_anything_comes_back_byte_for_byte(plain, where):
    sealed = seal(plain, NEW, bound_to=place(where))
    assert open_sealed(sealed, [OLD, NEW], bound_to=place(where)) == plain


def test_the_same_words_never_look_the_same():
    sealed = [seal(WORDS, NEW, bound_to=HERE) for _number in range(200)]
    assert len({one[len(b"v1|id2|") :][:12] for one in sealed}) == 200  # nonces
    assert len(set(sealed)) == 200


def test_no_flipped_bit_is_missed():
    sealed = seal(WORDS, NEW, bound_to=HERE)
    for position in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[position // 8] ^= 1 << position % 8
        with pytest.raises(SealBroken):
            open_sealed(bytes(changed), [NEW, OLD], bound_to=HERE)


@given(st.integers(min_value=0, max_value=60))
def test_nothing_cut_short_opens(length):
    sealed = seal(WORDS, NEW, bound_to=HERE)
    with pytest.raises(SealBroken):
        open_sealed(sealed[: min(length, len(sealed) - 1)], [NEW], bound_to=HERE)


PARTS = st.tuples(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))


@given(PARTS, PARTS)
def test_two_places_never_have_one_name(one, other):
    assert (place(*one) == place(*other)) == (one == other)


@given(PARTS, PARTS)
def test_a_text_of_one_row_does_not_open_in_another(one, other):
    first = seal(b"first", NEW, bound_to=place(*one))
    second = seal(b"second", NEW, bound_to=place(*other))
    if one == other:
        return
    for swapped, where in ((first, other), (second, one)):
        with pytest.raises(SealBroken):
            open_sealed(swapped, [NEW], bound_to=place(*where))


@pytest.mark.parametrize(
    "elsewhere",
    [
        place("vault.Other", "abc", "ciphertext", 7, "tool 1"),
        place("vault.Run", "abd", "ciphertext", 7, "tool 1"),
        place("vault.Run", "abc", "wrapped", 7, "tool 1"),
        place("vault.Run", "abc", "ciphertext", 8, "tool 1"),
        place("vault.Run", "abc", "ciphertext", 7, "tool 2"),
        "",
    ],
)
def test_model_row_field_partnership_and_version_all_count(elsewhere):
    with pytest.raises(SealBroken, match="changed, or belongs elsewhere"):
        open_sealed(seal(WORDS, NEW, bound_to=HERE), [NEW], bound_to=elsewhere)


@pytest.mark.parametrize(
    ("sealed_with", "keys"),
    [
        (OLD, [NEW]),  # its key was taken out
        (OLD, []),
        (OLD, [SealingKey("id1", b"\x03" * 32)]),  # another key under its name
    ],
)
def test_a_wrong_or_missing_key_opens_nothing(sealed_with, keys):
    with pytest.raises(SealBroken) as refusal:
        open_sealed(seal(WORDS, sealed_with, bound_to=HERE), keys, bound_to=HERE)
    assert "park" not in str(refusal.value)


def test_another_keys_name_in_the_header_is_refused():
    sealed = seal(WORDS, NEW, bound_to=HERE).replace(b"id2", b"id1")
    with pytest.raises(SealBroken):
        open_sealed(sealed, [NEW, OLD], bound_to=HERE)
    with pytest.raises(SealBroken):  # even when both names mean one key
        open_sealed(sealed, [SealingKey("id1", NEW.key)], bound_to=HERE)


@pytest.mark.parametrize("stored", [b"", WORDS, b"v1|id2", b"v2|id2|x", b"v1|\xff|x", b"|id2|"])
def test_what_is_not_sealed_is_refused_and_not_given_back(stored):
    with pytest.raises(SealBroken, match="not sealed") as refusal:
        open_sealed(stored, [NEW], bound_to=HERE)
    assert "park" not in str(refusal.value)


def test_the_header_names_the_key():
    assert key_id_of(seal(WORDS, OLD, bound_to=HERE)) == "id1"
    assert header_of("id1") == b"v1|id1|"


def test_keys_of_two_purposes_have_nothing_in_common():
    one, other = derived(OLD.key, purpose="field"), derived(OLD.key, purpose="code")
    assert len({one, other, OLD.key}) == 3
    assert {len(one), len(other)} == {32}
    assert derived(OLD.key, purpose="field") == one
    assert derived(OLD.key, purpose="field", salt=b"salt") != one
    assert len(derived(OLD.key, purpose="field", length=20)) == 20


def test_derived_keys_keep_order_and_names():
    keys = derived_keys([NEW, OLD], purpose="field")
    assert [key.id for key in keys] == ["id2", "id1"]
    assert keys[0].key == derived(NEW.key, purpose="field")


def test_new_keys_are_random_and_long():
    keys = {new_key() for _number in range(100)}
    assert (len(keys), {len(key) for key in keys}) == (100, {32})


def test_printing_a_key_shows_nothing_of_it():
    assert repr(SealingKey("id1", b"secret")) == "SealingKey(id='id1')"


@given(st.binary(max_size=200))
def test_sealed_text_survives_being_written_in_letters(plain):
    sealed = seal(plain, NEW, bound_to=HERE)
    text = as_text(sealed)
    assert text.isascii()
    assert from_text(text) == sealed


@pytest.mark.parametrize("text", ["", "park gate", "v1|id2", "v1|id2|ä", "v1|id2|A", "v1|id2|A B="])
def test_letters_that_are_no_sealed_text_are_refused(text):
    with pytest.raises(SealBroken, match="not sealed"):
        from_text(text)
