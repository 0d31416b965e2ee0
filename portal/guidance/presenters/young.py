"""What children and young people read of kinds of harm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from portal.core.addresses import language_prefix
from portal.core.skins import in_skin


@dataclass(frozen=True)
class Topic:
    """This leads to a page that children read; its address says nothing."""

    title: str
    url: str
    text: str
    is_current: bool = False


def about_address(skin: str, word: str = "") -> str:
    """Give the address of a topic, or of their list, in the same look."""
    path = f"{language_prefix()}support/young-people/about/"
    return in_skin(f"{path}{word}/" if word else path, skin)


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
