"""What our indices are called: prefix, database, layout and, for each made anew, the time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from portal.search.elastic.connection import server
from portal.search.elastic.documents import digest_of, layout
from portal.search.elastic.queries import indexing


@dataclass(frozen=True)
class Names:
    """These are the names of one database's indices of one layout.

    Another release asks under another name, so neither ever reads what it would not understand.
    """

    ours: str  # "portal-1a2b3c4d": everything of this database
    alias: str  # what is searched

    @property
    def every(self) -> str:
        """Match every index of this layout."""
        return f"{self.alias}-*"

    def new(self, now: datetime) -> str:
        """Name an index made now."""
        return f"{self.alias}-{now.astimezone(UTC):%Y%m%d%H%M%S%f}"


def inlet(index: str) -> str:
    """Name the alias by which one index is fed: a write by it never makes a missing index."""
    return f"{index}-in"


@lru_cache(maxsize=1)
def names() -> Names:
    """Give the names as this process knows them; `names.cache_clear()` makes it look again."""
    ours = f"{server().prefix}-{indexing().installation}"
    return Names(ours=ours, alias=f"{ours}-{digest_of(layout(server()))}")
