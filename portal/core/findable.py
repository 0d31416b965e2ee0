"""What features tell search of their things: plain values, one for each language and voice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

ADULT: Final = "adult"
CHILD: Final = "child"

# What a result can be, in the order in which the search page lists them.
KINDS: Final = (
    *("guidance", "strategy", "harm", "indicator", "glossary", "meeting", "tool"),
    *("service", "course", "event", "document"),
)


@dataclass(frozen=True)
class Findable:
    """This is one public thing in one language and voice, as search keeps it.

    Whoever makes one vouches that everybody may read it now, at its path, on the site of its
    partnership or, when it has none, on every site.
    """

    thing: str  # its name, the same in every language: "harm:child-sexual-exploitation"
    origin: str  # the page or row its words stand in: "reference.HarmText:12"
    kind: str
    language: str
    path: str  # without the prefix of a language
    title: str
    voice: str = ADULT
    partnership_pk: int | None = None
    summary: str = ""
    headings: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # what else it is called: abbreviations, other and street words
    body: str = ""
    harms: tuple[str, ...] = ()  # slugs of the kinds of harm it is about
    changed_at: datetime | None = None
    until: datetime | None = None  # nobody finds it from then on
    boost: int = 100  # percent: how far up it stands among equals
