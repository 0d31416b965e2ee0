"""What every engine takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from portal.core.findable import ADULT
from portal.search.understanding.understood import Understood


@dataclass(frozen=True)
class Scope:
    """This says whose search it is: what is looked at stands on this site, in these words."""

    partnership_pk: int | None
    language: str  # of the reader; what is not in it is found in the first language
    now: datetime
    voice: str = ADULT  # children's words are never looked at for adults, nor the other way


@dataclass(frozen=True)
class Wanted:
    """This is a question put to an engine."""

    understood: Understood
    scope: Scope
    kinds: tuple[str, ...] = ()  # any of these; none: all
    harms: tuple[str, ...] = ()
    count: int = 50  # the first so many; a few pages are put in order together
    start: int = 0
    # How rare a stem is: of words that every text has, one may be missing.
    rarity: Callable[[str], float] = lambda _stem: 1.0


@dataclass(frozen=True)
class Matches:
    """This is what an engine found: entries by number, best first, and how many there are."""

    total: int = 0
    hits: tuple[tuple[int, float], ...] = ()  # the entry's key and its score
    kinds: dict[str, int] = field(default_factory=dict)  # as if no kind were chosen
    harms: dict[str, int] = field(default_factory=dict)  # as if no kind of harm were chosen
    is_loose: bool = False  # nothing has all the words; these have some of them
    engine: str = ""  # who answered, where it was not the one that was asked


class Engine(Protocol):
    """This finds entries."""

    name: str  # what the API calls it

    def match(self, wanted: Wanted) -> Matches:
        """Find what is wanted. Raises EngineDown when the engine cannot answer in time."""

    def begin_with(self, text: str, scope: Scope, count: int) -> list[int]:
        """List the entries whose names hold words that begin like these, best first."""


class Index(Protocol):
    """This keeps what an engine looks at, told in the transaction that changes the entries."""

    def put(self, pks: Sequence[int]) -> None:
        """Take up these entries anew, as the table has them now."""

    def drop(self, pks: Sequence[int]) -> None:
        """Forget these entries; the table still has them, in this transaction only."""
