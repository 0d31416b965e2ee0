"""What a partnership puts above the results of a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from portal.search.engines.base import Scope
from portal.search.understanding.understood import Understood


class Promoted(Protocol):
    """This is one thing that stands above the results."""

    @property
    def title(self) -> str:
        """Give its name."""

    @property
    def text(self) -> str:
        """Say why one would open it; may be empty."""

    @property
    def url(self) -> str:
        """Give its address."""


# Each is appended once, in an apps.ready().
promotion_sources: list[Callable[[Understood, Scope], Sequence[Promoted]]] = []


def promoted_for(understood: Understood, scope: Scope) -> list[Promoted]:
    """List what stands above the results of a question, each address once."""
    found = [each for source in promotion_sources for each in source(understood, scope)]
    return list({each.url: each for each in reversed(found)}.values())[::-1]
