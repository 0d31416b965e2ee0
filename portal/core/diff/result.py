"""The result of comparing two texts: paragraphs of runs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum

BREAK = "\n\n"  # one paragraph ends, the next begins


class Kind(Enum):
    """What became of a paragraph or of some of its words."""

    SAME = "same"
    CHANGED = "changed"  # paragraphs only: some of its words were added or removed
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Run:
    """These words have one fate: they stayed, came or went."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Paragraph:
    """This is a paragraph of the old text, of the new one, or of both."""

    kind: Kind
    runs: tuple[Run, ...]

    def text(self, without: Kind) -> str:
        """Give its words without those that came, or without those that went."""
        return "".join(run.text for run in self.runs if run.kind is not without)


@dataclass(frozen=True)
class Diff:
    """This tells all that changed: either text can be read from it exactly."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def old(self) -> str:
        """Give the old text back."""
        return self._text(without=Kind.ADDED)

    @property
    def new(self) -> str:
        """Give the new text back."""
        return self._text(without=Kind.REMOVED)

    @property
    def is_empty(self) -> bool:
        """Say whether the texts are the same."""
        return all(paragraph.kind is Kind.SAME for paragraph in self.paragraphs)

    def count(self, kind: Kind) -> int:
        """Count the paragraphs of one fate."""
        return Counter(paragraph.kind for paragraph in self.paragraphs)[kind]

    def _text(self, without: Kind) -> str:
        there = [p.text(without) for p in self.paragraphs if p.kind is not without]
        return BREAK.join(there)
