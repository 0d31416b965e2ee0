"""Mark what was asked for in a text, and choose the part of a long one that has most of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from portal.search.understanding.analysis import Token, tokens
from portal.search.understanding.stopwords import is_stop_word
from portal.search.understanding.understood import Alternative, Understood

LOOKED_AT: Final = 20_000  # characters of a text: what is marked or chosen stands among these
ELLIPSIS: Final = "…"
SENTENCE: Final = re.compile(r"(?:[.!?…]['\"’”)]*\s+|\n\s*)(?=\S)")
PARTED: Final = re.compile(r"\s")


@dataclass(frozen=True)
class Piece:
    """This is a stretch of a text: marked or not."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True)
class Hit:
    """This is where a text says one of the things asked for."""

    start: int
    end: int
    group: int


def mark(text: str, understood: Understood) -> tuple[Piece, ...]:
    """Part a text into what was asked for and the rest; together they are the text again.

    The question is read in the language it says it is in, and so must the text be.
    """
    return tuple(_pieces(text, 0, len(text), _hits(text, understood)))


def excerpt(body: str, understood: Understood, length: int = 220) -> tuple[Piece, ...]:
    """Choose the part of a text with most of the things asked for, and mark it.

    It holds at most so many characters, beside a sign where something was cut off. Only the
    beginning of a very long text is looked at.
    """
    looked_at = body[:LOOKED_AT]
    hits = _hits(looked_at, understood)
    start, end = _window(looked_at, hits, length)
    cut = [Piece(ELLIPSIS)] if start and end > start else []
    more = [Piece(ELLIPSIS)] if body[end:].strip() else []
    return (*cut, *_pieces(looked_at, start, end, hits), *more)


def _pieces(text: str, start: int, end: int, hits: Iterable[Hit]) -> Iterator[Piece]:
    at = start
    for hit in hits:
        if hit.start < at or hit.end > end:
            continue
        if hit.start > at:
            yield Piece(text[at : hit.start])
        yield Piece(text[hit.start : hit.end], is_marked=True)
        at = hit.end
    if at < end:
        yield Piece(text[at:end])


def _hits(text: str, understood: Understood) -> list[Hit]:
    """Find everything asked for, the longest phrase first; the words of one only without it."""
    found = list(tokens(text[:LOOKED_AT], understood.language))
    phrases = _Phrases(understood)
    hits = list(phrases.walk(found))
    missing = {at for at in phrases.apart if not any(hit.group == at for hit in hits)}
    here = {token.stem for token in found}
    for group in missing:
        wanted = phrases.apart[group]
        if wanted <= here:
            hits += [Hit(one.start, one.end, group) for one in found if one.stem in wanted]
    return sorted(hits, key=lambda hit: (hit.start, -hit.end))


class _Phrases:
    """This finds what a question asks for among the words of a text."""

    def __init__(self, understood: Understood) -> None:
        self.by_first: dict[str, list[tuple[Alternative, int]]] = {}
        self.apart: dict[int, set[str]] = {}  # by group: stems that must all be there
        for at, group in enumerate(understood.groups):
            for one in group.alternatives:
                if one.is_together:
                    self.by_first.setdefault(one.stems[0], []).append((one, at))
                else:
                    self.apart.setdefault(at, set()).update(_telling(one, understood.language))
        for wanted in self.by_first.values():
            wanted.sort(key=lambda pair: (-len(pair[0].stems), pair[1]))

    def walk(self, found: Sequence[Token]) -> Iterator[Hit]:
        """Walk the places that are to be marked."""
        at = 0
        while at < len(found):
            hit, size = self._at(found, at)
            if hit:
                yield hit
            at += size

    def _at(self, found: Sequence[Token], at: int) -> tuple[Hit | None, int]:
        for one, group in self.by_first.get(found[at].stem, ()):
            size = len(one.stems)
            if size == 1 or tuple(token.stem for token in found[at : at + size]) == one.stems:
                return Hit(found[at].start, found[at + size - 1].end, group), size
        return None, 1


def _telling(alternative: Alternative, language: str) -> set[str]:
    """List the stems of a phrase that say something: not the "from" of "missing from home"."""
    pairs = zip(alternative.words, alternative.stems, strict=True)
    return {found for word, found in pairs if not is_stop_word(word, language)}


def _window(text: str, hits: Sequence[Hit], length: int) -> tuple[int, int]:
    """Choose where an excerpt begins and ends."""
    first, last = _best(hits, length)
    if first is None or last is None:
        return _trimmed(text, 0, _end(text, 0, length))
    start = _start(text, first.start, length - (last.end - first.start))
    return _trimmed(text, start, _end(text, start, length, last.end))


def _best(hits: Sequence[Hit], length: int) -> tuple[Hit | None, Hit | None]:
    """Find the hits that stand within the length and say most different things; then most."""
    best: tuple[int, int] = (0, 0)
    span: tuple[Hit | None, Hit | None] = (None, None)
    counts: dict[int, int] = {}
    left = 0
    for right, hit in enumerate(hits):
        counts[hit.group] = counts.get(hit.group, 0) + 1
        while left <= right and hit.end - hits[left].start > length:
            counts[hits[left].group] -= 1
            if not counts[hits[left].group]:
                del counts[hits[left].group]
            left += 1
        score = (len(counts), right - left + 1)
        if left <= right and score > best:
            best, span = score, (hits[left], hit)
    return span


def _start(text: str, first: int, room: int) -> int:
    """Begin with the sentence of the first hit where there is room, else a few words before it."""
    earliest = max(0, first - room)
    if earliest == 0:
        return 0
    sentences = [match.end() for match in SENTENCE.finditer(text, earliest, first + 1)]
    fitting = [start for start in sentences if start <= first]
    if fitting:
        return fitting[-1] if first - fitting[-1] > 0 or len(fitting) < 2 else fitting[-2]
    around = max(0, first - room // 3)
    word = PARTED.search(text, around, first)
    return word.end() if word else first


def _end(text: str, start: int, length: int, at_least: int = 0) -> int:
    """End after a whole word, where one ends after what must be shown."""
    end = start + length
    if end >= len(text):
        return len(text)
    if text[end].isspace():
        return end
    spaces = [at for at in range(end - 1, max(start, at_least - 1), -1) if text[at].isspace()]
    return spaces[0] if spaces else end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave white space at both ends out."""
    shown = text[start:end]
    lead = len(shown) - len(shown.lstrip())
    return start + lead, start + max(lead, len(shown.rstrip()))
