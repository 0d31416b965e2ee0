"""What a change does to the results of one question: side by side, before and after. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Shown:
    """This is one result as the comparison needs it."""

    key: str  # the same before and after
    title: str
    url: str = ""


class Fate(Enum):
    """What becomes of a result."""

    SAME = "same"
    UP = "up"
    DOWN = "down"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True)
class Place:
    """This is one result in its place, with what became of it."""

    rank: int
    shown: Shown
    fate: Fate
    other_rank: int | None = None  # where it stands on the other side


@dataclass(frozen=True)
class Comparison:
    """These are both lists, each result knowing where it stands in the other."""

    before: tuple[Place, ...]
    after: tuple[Place, ...]

    def count(self, fate: Fate) -> int:
        """Count the results that are gone, or that came to stand where they do."""
        side = self.before if fate is Fate.GONE else self.after
        return sum(place.fate is fate for place in side)

    @property
    def is_same(self) -> bool:
        """Say whether nothing changes."""
        return all(place.fate is Fate.SAME for place in (*self.before, *self.after))


def compare(before: Sequence[Shown], after: Sequence[Shown]) -> Comparison:
    """Put two lists of results side by side."""
    ranks_before = {shown.key: rank for rank, shown in enumerate(before, 1)}
    ranks_after = {shown.key: rank for rank, shown in enumerate(after, 1)}
    return Comparison(
        before=tuple(
            _place(rank, shown, rank, ranks_after.get(shown.key), Fate.GONE)
            for rank, shown in enumerate(before, 1)
        ),
        after=tuple(
            _place(rank, shown, ranks_before.get(shown.key), rank, Fate.NEW)
            for rank, shown in enumerate(after, 1)
        ),
    )


def _place(rank: int, shown: Shown, was: int | None, will: int | None, alone: Fate) -> Place:
    if was is None or will is None:
        return Place(rank, shown, alone)
    fate = Fate.SAME if was == will else Fate.UP if will < was else Fate.DOWN
    return Place(rank, shown, fate, other_rank=will if rank == was and alone is Fate.GONE else was)
