"""What changed between two texts, ready for templates/components/differences.html."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.core.diff import Diff, Kind, Paragraph

AROUND = 1  # unchanged paragraphs shown beside a change, so that one sees where it stands


@dataclass(frozen=True)
class ShownRun:
    """These are words that stayed, came or went."""

    text: str
    is_added: bool
    is_removed: bool


@dataclass(frozen=True)
class ShownParagraph:
    """This is a paragraph, or the words that stand for many that stayed as they were."""

    label: str  # what became of it, in words; empty when it stayed
    runs: tuple[ShownRun, ...] = ()
    gap: str = ""  # "12 paragraphs are the same"


@dataclass(frozen=True)
class Differences:
    """This is all a reader gets to see of a comparison."""

    summary: str
    paragraphs: tuple[ShownParagraph, ...]


def differences(diff: Diff) -> Differences:
    """Say what changed in one sentence, and show it with a little of what stands around."""
    return Differences(summary_of(diff), tuple(_shown(diff.paragraphs)))


def summary_of(diff: Diff) -> str:
    """Say how many paragraphs changed, came and went."""
    changed, added, removed = map(diff.count, (Kind.CHANGED, Kind.ADDED, Kind.REMOVED))
    parts = [
        ngettext("%(count)d paragraph changed", "%(count)d paragraphs changed", changed)
        % {"count": changed},
        ngettext("%(count)d paragraph added", "%(count)d paragraphs added", added)
        % {"count": added},
        ngettext("%(count)d paragraph removed", "%(count)d paragraphs removed", removed)
        % {"count": removed},
    ]
    told = [words for words, count in zip(parts, (changed, added, removed), strict=True) if count]
    return _("%(list)s.") % {"list": ", ".join(told)} if told else _("Nothing changed.")


def _shown(paragraphs: tuple[Paragraph, ...]) -> list[ShownParagraph]:
    touched = [n for n, paragraph in enumerate(paragraphs) if paragraph.kind is not Kind.SAME]
    near = {m for n in touched for m in range(n - AROUND, n + AROUND + 1)}
    shown: list[ShownParagraph] = []
    for is_near, group in groupby(enumerate(paragraphs), key=lambda pair: pair[0] in near):
        found = [paragraph for _n, paragraph in group]
        shown += [_paragraph(one) for one in found] if is_near else [_gap(len(found))]
    return shown


def _gap(count: int) -> ShownParagraph:
    words = ngettext("%(count)d paragraph is the same", "%(count)d paragraphs are the same", count)
    return ShownParagraph(label="", gap=words % {"count": count})


def _paragraph(paragraph: Paragraph) -> ShownParagraph:
    labels = {
        Kind.SAME: "",
        Kind.CHANGED: _("Changed"),
        Kind.ADDED: _("New"),
        Kind.REMOVED: _("Taken out"),
    }
    runs = tuple(
        ShownRun(run.text, run.kind is Kind.ADDED, run.kind is Kind.REMOVED)
        for run in paragraph.runs
    )
    return ShownParagraph(labels[paragraph.kind], runs)
