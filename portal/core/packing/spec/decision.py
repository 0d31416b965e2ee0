"""What to do with one row of a pack: an ordered table, so that nobody's work is overwritten."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from typing import Any


class Outcome(Enum):
    """This is what happens to a row; the value is how the report counts it."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    KEPT_NEWER_WAITS = "kept: the pack has a newer version; load it with --update"
    KEPT_DRAFT_SAVED = "kept: edited here; the pack’s new version is saved as a draft"
    KEPT_EDITED = "kept: edited here; the pack says something else, see its file"
    STAYS_DELETED = "kept: deleted here; it stays deleted"

    @property
    def counted_as(self) -> str:
        """Name the column of the report."""
        return self.value.partition(":")[0]

    @property
    def note(self) -> str:
        """Say why a row was kept; empty where there is nothing to say."""
        return self.value.partition(": ")[2]


@dataclass(frozen=True)
class Packed:
    """This is what we remember of a row: what was last loaded and what was last offered."""

    loaded: str
    offered: str = ""


@dataclass(frozen=True)
class Here:
    """This is the row as it stands now."""

    digest: str
    has_draft: bool = False


@dataclass(frozen=True)
class Policy:
    """This is what the kind allows and what the person asked for."""

    may_update: bool  # the person said --update
    may_change: bool = True  # contacts that exist are never changed by a pack
    has_drafts: bool = False


def digest(content: Any) -> str:
    """Give a short stand-in for content: equal exactly when the content is."""
    text = json.dumps(
        content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str
    )
    return sha256(text.encode()).hexdigest()


def decide(*, wanted: str, here: Here | None, packed: Packed | None, policy: Policy) -> Outcome:
    """Decide what happens to a row; the first line that fits gives the answer."""
    if here is None:
        return Outcome.CREATED if packed is None else Outcome.STAYS_DELETED
    if here.digest == wanted:
        return Outcome.UNCHANGED
    is_edited = packed is None or here.digest != packed.loaded or here.has_draft
    has_news = packed is None or wanted not in {packed.loaded, packed.offered}
    if not has_news and is_edited:
        return Outcome.KEPT
    if not policy.may_change:
        return Outcome.KEPT_EDITED
    if not policy.may_update:
        return Outcome.KEPT_NEWER_WAITS
    if not is_edited:
        return Outcome.UPDATED
    return Outcome.KEPT_DRAFT_SAVED if policy.has_drafts else Outcome.KEPT_EDITED
