"""Four words that open a run again: drawn, read as people type them, stretched. No Django."""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final

from portal.core.vault.exceptions import TooManyTries, WordsUnclear, WordUnknown
from portal.core.vault.openers import LOOK_UP_BYTES
from portal.core.vault.sealing import KEY_BYTES

WORDS: Final = 4
SHORTEST, LONGEST = 3, 9  # letters of a word
LONGEST_TEXT: Final = 200
LONGEST_SHOWN: Final = 20  # of a mistyped word, in the message about it
# The salt is fixed, so that the words alone find their row; being slow protects them, and the
# look-up id is not the key.
SALT: Final = b"safe outside the home, four words, 1"
COST: Final = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 1024 * 1024}
LONGEST_WAIT: Final = 10.0
# One at a time: each takes 32 MB and a tenth of a second, and nobody may have us do many at once.
_one_at_a_time = threading.BoundedSemaphore(1)


@dataclass(frozen=True)
class FourWords:
    """These four words open a run until a date; they are shown once and kept nowhere."""

    words: tuple[str, ...] = field(repr=False)
    expires_at: datetime

    def __str__(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True)
class StretchedCode:
    """This is what four words become: a look-up id, which is stored, and a key, which is not."""

    look_up: str
    key: bytes = field(repr=False)


@cache
def word_list() -> tuple[str, ...]:
    """Give the 7,776 words."""
    return tuple(Path(__file__).with_name("words.txt").read_text("ascii").split())


@cache
def _known() -> frozenset[str]:
    return frozenset(word_list())


def draw_words() -> tuple[str, ...]:
    """Draw four words by chance; 51 bits."""
    return tuple(secrets.choice(word_list()) for _number in range(WORDS))


def read_words(text: str) -> tuple[str, ...]:
    """Read four words as people type them: any case, hyphens, numbers, spaces missing or too many.

    No word of the list begins with another, so their letters alone say where each ends.
    WordsUnclear when there are not four; WordUnknown when one is no word of the list.
    """
    if len(text) > LONGEST_TEXT:
        raise WordsUnclear
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    typed = re.findall(r"[a-z]+", plain)
    words = _split("".join(typed))
    if len(words) == WORDS:
        return words
    unknown = [word for word in typed if word not in _known()]
    if len(typed) == WORDS and unknown:
        raise WordUnknown(word=unknown[0][:LONGEST_SHOWN])
    raise WordsUnclear


def _split(letters: str) -> tuple[str, ...]:
    """Cut letters into words of the list; nothing when they are not all of it."""
    words: list[str] = []
    while letters:
        ends = range(SHORTEST, LONGEST + 1)
        word = next((letters[:end] for end in ends if letters[:end] in _known()), "")
        if not word:
            return ()
        words.append(word)
        letters = letters[len(word) :]
    return tuple(words)


def stretch(words: tuple[str, ...]) -> StretchedCode:
    """Turn words into a look-up id and a key, slowly; TooManyTries when others are waiting."""
    if not _one_at_a_time.acquire(timeout=LONGEST_WAIT):
        raise TooManyTries(retry_after=max(1, int(LONGEST_WAIT)))
    try:
        raw = hashlib.scrypt(
            " ".join(words).encode(), salt=SALT, dklen=LOOK_UP_BYTES + KEY_BYTES, **COST
        )
    finally:
        _one_at_a_time.release()
    return StretchedCode(raw[:LOOK_UP_BYTES].hex(), raw[LOOK_UP_BYTES:])
