"""Where a result takes the cards of meetings from: the room that keeps them registers here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Final, Protocol

from portal.core.models import Partnership
from portal.core.registry import Registry


class Slip(Protocol):
    """This is what a visitor carries away of a meeting."""

    @property
    def code(self) -> str:
        """Give its code, such as NL-M06."""
        ...

    @property
    def name(self) -> str:
        """Give its name."""
        ...

    @property
    def url(self) -> str:
        """Give the address of its page."""
        ...

    @property
    def ics_url(self) -> str:
        """Give the address of its calendar entry."""
        ...

    @property
    def takes(self) -> str:
        """Say what it takes."""
        ...

    @property
    def chair(self) -> str:
        """Name the post that chairs it."""
        ...

    @property
    def cadence(self) -> str:
        """Say how often it meets."""
        ...

    @property
    def next_at(self) -> datetime | None:
        """Give the moment of the next one, if it is known."""
        ...

    @property
    def papers_by(self) -> datetime | None:
        """Give the moment by which papers must be there."""
        ...

    @property
    def where(self) -> str:
        """Say where the next one is."""
        ...

    @property
    def feeds(self) -> tuple[str, ...]:
        """Name the meetings it passes things on to."""
        ...

    @property
    def for_child(self) -> str:
        """Say what it means for a child."""
        ...

    @property
    def for_parents(self) -> str:
        """Say what it means for parents."""
        ...

    @property
    def gaps(self) -> tuple[str, ...]:
        """List what the partnership has not set."""
        ...


# Of a partnership, the slips of these codes, in a constant number of queries.
SlipSource = Callable[[Partnership, Collection[str], datetime], Mapping[str, Slip]]
meeting_slips: Final[Registry[SlipSource]] = Registry("slips of meetings")
MEETINGS: Final = "meetings"


def slips(partnership: Partnership, codes: Collection[str], now: datetime) -> Mapping[str, Slip]:
    """Give the slips of these meetings by code; a meeting nobody has described has none."""
    source = meeting_slips.get(MEETINGS)
    return source(partnership, codes, now) if source and codes else {}
