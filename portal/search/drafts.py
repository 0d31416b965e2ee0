"""Entries as they ought to be: made of what sources give, compared by digest with what is kept."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from portal.core import registry
from portal.core.findable import ADULT, CHILD, KINDS, Findable
from portal.search.exceptions import FaultyFindable
from portal.search.models import SearchEntry, SearchText
from portal.search.models.entries import NATIONAL
from portal.search.understanding.analysis import words

TITLE, SUMMARY, BODY, PATH = 255, 400, 100_000, 500
FIELDS: Final = (
    *("source", "thing", "origin", "kind", "language", "voice", "place", "not_at", "also_in"),
    *("harms", "path", "title", "summary", "boost", "changed_at", "until"),
)
TEXTS: Final = ("headings", "words", "body")
# Grows when stems or what engines keep of an entry change: then `reindex` writes all anew.
LAYOUT: Final = 1
Key = tuple[str, str, str, int]  # thing, language, voice, place


@dataclass
class Draft:
    """This is an entry with its long text, as it ought to be kept."""

    source: str
    thing: str
    origin: str
    kind: str
    language: str
    voice: str
    place: int
    harms: str
    path: str
    title: str
    summary: str
    boost: int
    changed_at: datetime | None
    until: datetime | None
    headings: str
    words: str
    body: str
    not_at: str = ""
    also_in: str = ""

    @property
    def key(self) -> Key:
        """Tell it from every other."""
        return self.thing, self.language, self.voice, self.place

    @property
    def digest(self) -> str:
        """Give what is the same exactly when the entry, its text and what is kept of it are."""
        values = [LAYOUT, *(getattr(self, name) for name in (*FIELDS, *TEXTS))]
        said = json.dumps(values, default=datetime.isoformat, ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()


def drafts_of(source: str, things: Sequence[str]) -> dict[Key, Draft]:
    """Ask a source for these things; one that is registered no more has none.

    Raises FaultyFindable when it gives what nobody could find or follow.
    """
    asked = registry.search_sources.get(source)
    wanted = set(things)
    drafts: dict[Key, Draft] = {}
    for findable in asked.findables(things) if asked else ():
        if findable.thing in wanted and _leads_somewhere(findable):
            draft = _draft(source, findable)
            drafts.setdefault(draft.key, draft)
    settle(drafts.values())
    return drafts


def settle(drafts: Iterable[Draft]) -> None:
    """Note which site has its own of a thing, and in which other languages one finds it there."""
    alike: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        alike[draft.thing, draft.voice].append(draft)
    for group in alike.values():
        for draft in group:
            others = [one for one in group if one is not draft]
            own = {str(one.place) for one in others if one.language == draft.language and one.place}
            draft.not_at = "" if draft.place else listed(sorted(own, key=int))
            near = {one.language for one in others if one.place in {draft.place, NATIONAL}}
            draft.also_in = listed(sorted(near - {draft.language}))


def words_in(draft: Draft | SearchEntry, text: Draft | SearchText) -> set[str]:
    """List the words somebody can find an entry by, folded."""
    said = (draft.title, draft.summary, text.headings, text.words, text.body)
    return {word for part in said for word in words(part)}


def listed(values: Iterable[str]) -> str:
    """Write a few values so that one of them can be looked for: ";3;7;"."""
    joined = ";".join(values)
    return f";{joined};" if joined else ""


def _leads_somewhere(findable: Findable) -> bool:
    """Leave out what no reader could be led to; refuse what its source has got wrong."""
    faults = [
        fault
        for fault, is_so in (
            ("kind", findable.kind not in KINDS),
            ("voice", findable.voice not in {ADULT, CHILD}),
            ("path", not findable.path.startswith("/")),
            ("thing", len(findable.thing) > 160),
            ("origin", not 0 < len(findable.origin) <= 100),
        )
        if is_so
    ]
    if faults:
        raise FaultyFindable(f"{findable.thing!r}: {', '.join(faults)}")
    return bool(findable.title.strip()) and len(findable.path) <= PATH


def _draft(source: str, found: Findable) -> Draft:
    return Draft(
        source=source,
        thing=found.thing,
        origin=found.origin,
        kind=found.kind,
        language=found.language,
        voice=found.voice,
        place=found.partnership_pk or NATIONAL,
        harms=listed(sorted(set(found.harms))),
        path=found.path,
        title=_line(found.title, TITLE),
        summary=_line(found.summary, SUMMARY),
        boost=max(0, min(found.boost, 1000)),
        changed_at=found.changed_at,
        until=found.until,
        headings="\n".join(_lines(found.headings)),
        words="\n".join(dict.fromkeys(_lines(found.words))),
        body=_plain(found.body)[:BODY].strip(),
    )


def _lines(values: Iterable[str]) -> Iterator[str]:
    yield from filter(None, (_line(value, TITLE) for value in values))


def _line(text: str, longest: int) -> str:
    """Put a text on one line; one that is too long ends between two words, with an ellipsis."""
    plain = " ".join(_plain(text).split())
    if len(plain) <= longest:
        return plain
    begun = plain[: longest - 1]
    return f"{begun.rpartition(' ')[0] or begun}…"


def _plain(text: str) -> str:
    """Take out what PostgreSQL keeps in no text."""
    return text.replace("\0", "")
