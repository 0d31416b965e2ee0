"""The language coach: finds phrases that blame a child, and what to say instead. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.core.words import Passage

# One letter for one letter, so that places in the text stay where they are.
ALIKE = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "\u00a0": " "})
BETWEEN = r"[\s-]+"
ENDS = re.compile(r"[.!?…](?=\s|$)|\n")
LONGEST_SHOWN = 240


@dataclass(frozen=True)
class Advice:
    """This says what to write instead of some phrases, and why."""

    phrases: tuple[str, ...]
    say: str
    why: str = ""


@dataclass(frozen=True)
class Blaming:
    """This phrase blames a child: as it is written, in its sentence, with what to say instead."""

    phrase: str
    sentence: str
    place: str
    say: str
    why: str = ""


class Coach:
    """This looks for every phrase of all advice at one go."""

    def __init__(self, advice: Iterable[Advice]) -> None:
        self._by_phrase: dict[str, Advice] = {}
        for each in advice:
            for phrase in filter(None, map(_plain, each.phrases)):
                self._by_phrase.setdefault(phrase, each)
        # The longest first: “drug runner” is not hidden by “drug”.
        longest = sorted(self._by_phrase, key=lambda phrase: (-len(phrase), phrase))
        either = "|".join(BETWEEN.join(map(re.escape, phrase.split())) for phrase in longest)
        self._pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if either else None

    def look_at(self, passages: Sequence[Passage]) -> list[Blaming]:
        """List what blames, in the order in which it is read."""
        return [found for passage in passages for found in self._in(passage)]

    def _in(self, passage: Passage) -> Iterable[Blaming]:
        if self._pattern is None:
            return
        for match in self._pattern.finditer(passage.text.translate(ALIKE)):
            start, end = match.span()
            advice = self._by_phrase[_plain(match.group())]
            yield Blaming(
                phrase=" ".join(passage.text[start:end].split()),
                sentence=_sentence(passage.text, start, end),
                place=passage.place,
                say=advice.say,
                why=advice.why,
            )


def _plain(phrase: str) -> str:
    """Write a phrase in the one way in which phrases are compared."""
    return " ".join(re.split(BETWEEN, phrase.translate(ALIKE).lower().strip(" -")))


def _sentence(text: str, start: int, end: int) -> str:
    """Cut out the sentence around a place, shortened when it is very long."""
    before = [match.end() for match in ENDS.finditer(text, 0, start)]
    after = ENDS.search(text, end)
    first = before[-1] if before else 0
    last = after.end() if after else len(text)
    first, last = max(first, start - LONGEST_SHOWN // 2), min(last, end + LONGEST_SHOWN // 2)
    return " ".join(text[first:last].split())
