"""A sealed file gives back what was written, to the right keys, whole, or nothing."""

from __future__ import annotations

import io
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.backup import sealing
from portal.core.backup.exceptions import (
    BackupDamaged,
    BackupFault,
    KeyDiffers,
    KeysMissing,
    NotABackup,
)
from portal.core.backup.sealing import MAGIC, SealedReader, SealedWriter


class Key(NamedTuple):
    id: str
    key: bytes


OLD, NEW = Key("id1", bytes(range(32))), Key("id2", bytes(range(1, 33)))
WORDS = b"what a child wrote " * 40


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "PIECE", 64)


def sealed(*writes: bytes, keys: list[Key] | None = None) -> bytes:
    file = io.BytesIO()
    writer = SealedWriter(file, keys or [NEW, OLD])
    for data in writes:
        assert writer.write(data) == len(data)
    writer.flush()
    writer.finish()
    return file.getvalue()


def opened(data: bytes, keys: list[Key] | None = None, *, step: int = -1) -> bytes:
    reader = SealedReader(io.BytesIO(data), keys or [NEW, OLD], "a.backup")
    parts = []
    while part := reader.read(step):
        parts.append(part)
        if step < 0:
            break
    reader.finish()
    return b"".join(parts)


@given(st.lists(st.binary(max_size=200), max_size=6), st.integers(1, 300))
def test_what_was_written_is_read(writes: list[bytes], step: int) -> None:
    data = sealed(*writes)
    assert opened(data) == opened(data, step=step) == b"".join(writes)


@pytest.mark.parametrize("length", [0, 1, 63, 64, 65, 127, 128, 129])
def test_any_length_is_read(length: int) -> None:
    assert opened(sealed(WORDS[:length])) == WORDS[:length]


def test_nothing_of_it_can_be_read_without_a_key() -> None:
    data = sealed(WORDS)
    assert data.startswith(MAGIC)
    assert b"child" not in data
    for key in (OLD, NEW):
        assert key.key not in data
        assert key.key.hex().encode() not in data


def test_the_same_words_never_look_the_same() -> None:
    assert sealed(WORDS)[-500:] != sealed(WORDS)[-500:]


def test_the_newest_key_seals_and_newer_ones_do_not_matter() -> None:
    newer = Key("id3", bytes(range(2, 34)))
    assert opened(sealed(WORDS, keys=[OLD]), [newer, OLD]) == WORDS
    reader = SealedReader(io.BytesIO(sealed()), [newer, OLD, NEW], "a.backup")
    assert reader.key_ids == ("id2", "id1")


@pytest.mark.parametrize(
    ("there", "words"),
    [
        ([OLD], "This backup needs the keys id2, id1; FIELD_KEYS has only id1."),
        ([NEW], "This backup needs the keys id2, id1; FIELD_KEYS has only id2."),
        (
            [Key("other", OLD.key), Key("third", NEW.key)],
            "This backup needs the keys id2, id1; FIELD_KEYS has only other, third.",
        ),
        (
            [NEW, Key("id1", NEW.key[::-1])],
            "FIELD_KEYS has a key id1, but it is not the one this backup was made with.",
        ),
        (
            [Key("id2", OLD.key), OLD],
            "FIELD_KEYS has a key id2, but it is not the one this backup was made with.",
        ),
    ],
)
def test_wrong_keys_are_refused_in_a_sentence(there: list[Key], words: str) -> None:
    with pytest.raises((KeysMissing, KeyDiffers)) as caught:
        opened(sealed(WORDS), there)
    assert str(caught.value) == words


def test_one_key_is_named_as_one() -> None:
    with pytest.raises(KeysMissing, match="needs the key id1; FIELD_KEYS has only id2"):
        opened(sealed(WORDS, keys=[OLD]), [NEW])


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 a zip", MAGIC, MAGIC[:-1] + b" " * 90])
def test_another_file_is_no_backup(data: bytes) -> None:
    with pytest.raises(NotABackup, match="is not a backup of this portal"):
        opened(data)


@pytest.mark.parametrize(
    "text",
    [b"", b"[]", b"{}", b'{"salt": "zz", "keys": []}', b'{"salt": "00", "keys": []}',
     b'{"salt": 1, "keys": [["id1", "x"]]}', b'{"salt": "00", "keys": 7}', b"\xff\xff"],
)  # fmt: skip
def test_a_beginning_that_cannot_be_read_is_damage(text: bytes) -> None:
    with pytest.raises(BackupDamaged, match="its beginning cannot be read"):
        opened(MAGIC + len(text).to_bytes(4, "big") + text)


def test_every_cut_is_noticed() -> None:
    data = sealed(WORDS)
    for length in range(len(data)):
        with pytest.raises(BackupFault):
            opened(data[:length])


def test_every_changed_byte_is_noticed() -> None:
    data = bytearray(sealed(WORDS[:150]))
    for place in range(len(data)):
        data[place] ^= 1
        with pytest.raises(BackupFault):
            opened(bytes(data))
        data[place] ^= 1
    assert opened(bytes(data)) == WORDS[:150]


def test_what_follows_the_end_is_noticed() -> None:
    with pytest.raises(BackupDamaged, match="something follows its end"):
        opened(sealed(WORDS) + b"x")


def pieces(data: bytes) -> tuple[bytes, list[bytes]]:
    """Split a sealed file into its head and its pieces."""
    start = len(MAGIC) + 4 + int.from_bytes(data[len(MAGIC) : len(MAGIC) + 4], "big")
    head, rest, found = data[:start], data[start:], []
    while rest:
        length = 5 + int.from_bytes(rest[1:5], "big")
        found.append(rest[:length])
        rest = rest[length:]
    return head, found


def test_pieces_can_be_neither_swapped_nor_left_out_nor_taken_from_another_file() -> None:
    head, found = pieces(sealed(WORDS[:200]))
    _head, others = pieces(sealed(WORDS[:200]))
    assert len(found) == 4
    for wrong in (
        [found[1], found[0], *found[2:]], found[1:], [*found[:2], found[3]],
        [others[0], *found[1:]], [*found[:3], others[3]],
    ):  # fmt: skip
        with pytest.raises(BackupDamaged, match="something was changed"):
            opened(head + b"".join(wrong))
    with pytest.raises(BackupDamaged, match="its end is missing"):
        opened(head + b"".join(found[:3]))


def test_a_piece_that_claims_to_be_huge_is_not_read() -> None:
    head, _pieces = pieces(sealed(WORDS))
    with pytest.raises(BackupDamaged, match="something was changed"):
        opened(head + b"\x00\xff\xff\xff\xff")
