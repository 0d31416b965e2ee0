"""Two hundred questions, the same each time, and how they are put."""

from __future__ import annotations

import random
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from bench.harness import percentile
from bench.many_entries import HARMS, Language

SEED: Final = 20_261_120
# How many questions of each kind: words, and how common each is among twenty thousand.
MIX: Final = (
    (50, ((0, 24),)),
    (50, ((25, 2_000),)),
    (30, ((0, 200), (200, 5_000))),
    (30, ((0, 24), (0, 200), (200, 2_000))),
    (20, ((0, 200), (0, 200), (200, 2_000), (200, 5_000))),
)
WITH_FILTERS: Final = 20


@dataclass(frozen=True)
class Question:
    """This is what somebody asks."""

    text: str
    kinds: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()


def questions(language: Language) -> list[Question]:
    """Make the same two hundred questions each time."""
    dice = random.Random(SEED)  # noqa: S311 (the same each time is the point)
    plain = [
        Question(" ".join(language.word(*each) for each in words))
        for count, words in MIX
        for _turn in range(count)
    ]
    narrowed = [
        Question(language.word(0, 200), ("guidance", "harm"), (dice.choice(HARMS),))
        for _turn in range(WITH_FILTERS)
    ]
    return plain + narrowed


def in_turn(both: Sequence[Any], turn: int) -> list[tuple[int, Any]]:
    """Number two things, each first every other turn."""
    numbered = list(enumerate(both))
    return numbered if turn % 2 else numbered[::-1]


def times_line(name: str, times: list[float], clock: str) -> str:
    """Give the figures of one of them, for people."""
    middle, high = statistics.median(times), percentile(times, 95)
    return f"  {name:<46} {clock} {middle * 1e3:7.2f} ms, 95th percentile {high * 1e3:7.2f} ms"
