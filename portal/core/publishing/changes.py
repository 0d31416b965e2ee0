"""What readers see has changed: one plain value that every handler of publishing gets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from wagtail.models import Page


class ChangeKind(Enum):
    """What happened to a page or a row."""

    PUBLISHED = "published"
    SCHEDULED = "scheduled"  # it will go live later; until then nobody sees it
    UNPUBLISHED = "unpublished"
    MOVED = "moved"
    ADDRESS_CHANGED = "address-changed"
    RESTRICTED = "restricted"  # only some may read it now, and what stands below it
    OPENED = "opened"  # everybody may again
    DELETED = "deleted"  # still there while handlers look; gone right after


@dataclass(frozen=True)
class Change:
    """This is one change, told to every handler inside the transaction that makes it."""

    kind: ChangeKind
    thing: Any  # a page, of its own type, or a row that has drafts
    now: datetime
    user: Any = None  # None: a command, a pack or the worker
    revision: Any = None  # what was published; an alias and a deleted thing have none

    @property
    def is_page(self) -> bool:
        """Say whether it is a page rather than a row."""
        return isinstance(self.thing, Page)

    @property
    def is_alias(self) -> bool:
        """Say whether the page only repeats another one."""
        return bool(getattr(self.thing, "alias_of_id", None))

    @property
    def subject(self) -> str:
        """Name the thing: "core.StandardPage:12"."""
        return subject_of(self.thing)

    def things(self) -> Iterator[Any]:
        """Walk the thing and, for a page, all that stands below it: their addresses go along."""
        yield self.thing
        if self.is_page:
            yield from self.thing.get_descendants().specific().iterator()


@dataclass(frozen=True)
class Drift:
    """This is one thing that is not as publishing should have left it."""

    subject: str  # "core.StandardPage:12"
    fault: str  # kebab-case: what is wrong, counted and reported


def subject_of(thing: Any) -> str:
    """Name a page or a row."""
    return f"{thing._meta.label}:{thing.pk}"
