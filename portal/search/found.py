"""What a search gives to a page or to a client."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from portal.search.understanding.understood import Understood

if TYPE_CHECKING:
    from portal.search.models import SearchEntry
    from portal.search.understanding.marking import Piece


@dataclass(frozen=True)
class Facet:
    """This is one filter and how many results it would leave."""

    value: str
    label: str
    count: int
    is_chosen: bool = False
    language: str = ""  # of the label, when it is not the one that was searched in


@dataclass(frozen=True)
class Result:
    """This is one thing that was found."""

    entry: SearchEntry
    title: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]
    url: str
    language: str  # of its words, which is not always the reader's
    score: float


@dataclass(frozen=True)
class Found:
    """This is the answer to a question."""

    understood: Understood
    total: int = 0
    page: int = 1
    pages: int = 0
    kinds: list[Facet] = field(default_factory=list)
    harms: list[Facet] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    engine: str = ""
    took_ms: int = 0
    is_loose: bool = False  # nothing has all the words

    @property
    def did_you_mean(self) -> str:
        """Give the same question spelled as the portal spells it, or nothing."""
        return self.understood.did_you_mean

    @property
    def is_corrected(self) -> bool:
        """Say whether the answer is to the corrected question already."""
        return self.understood.is_corrected


@dataclass(frozen=True)
class Suggestion:
    """This is one thing somebody may be about to type."""

    text: str
    url: str
    kind: str
