"""What children and young people read of kinds of harm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from portal.core.addresses import language_prefix

CHILD, TEEN = "child", "teen"
PARAMETER = "skin"


@dataclass(frozen=True)
class Topic:
    """This leads to a page that children read; its address says nothing."""

    title: str
    url: str
    text: str
    is_current: bool = False


def skin_of(asked: str) -> str:
    """Name the look: older readers ask for theirs, and links carry it on."""
    return TEEN if asked == TEEN else CHILD


def about_address(skin: str, word: str = "") -> str:
    """Give the address of a topic, or of their list, in the same look."""
    path = f"{language_prefix()}support/young-people/about/"
    way = f"?{PARAMETER}={TEEN}" if skin == TEEN else ""
    return f"{path}{word}/{way}" if word else f"{path}{way}"


def young_topics(texts: Sequence[Any], skin: str, current: str = "") -> list[Topic]:
    """List the topics in order."""
    return [
        Topic(
            text.name,
            about_address(skin, text.owner.neutral_slug),
            text.summary,
            is_current=text.owner.neutral_slug == current,
        )
        for text in texts
    ]
