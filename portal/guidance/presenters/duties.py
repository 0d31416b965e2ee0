"""A guide's text by how binding it is: everything, what one must do, or what one should do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks.stream_block import StreamValue

from portal.core.blocks.outline import HEADING
from portal.core.blocks.text import Duty

PARAMETER = "duty"
LABELS: dict[Duty, Promise] = {
    Duty.MUST: gettext_lazy("What you must do (%(count)d)"),
    Duty.SHOULD: gettext_lazy("What you should do (%(count)d)"),
}


@dataclass(frozen=True)
class Choice:
    """This shows the text in one way."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Reading:
    """This is what is shown of a text, and the other ways to show it."""

    body: StreamValue
    choices: list[Choice]  # empty where nothing is marked
    is_part: bool  # something is left out


def reading_of(body: StreamValue, wanted: str) -> Reading:
    """Keep what is asked for; a word that is no duty means everything."""
    counts = {duty: sum(_is(child, duty) for child in body) for duty in Duty}
    chosen = next((duty for duty in Duty if duty == wanted and counts[duty]), None)
    kept = _only(body, chosen) if chosen else body
    if not any(counts.values()):
        return Reading(kept, [], is_part=False)
    choices = [Choice(_("Everything"), "?", is_current=chosen is None)]
    choices += [
        Choice(
            label=str(LABELS[duty]) % {"count": counts[duty]},
            url=f"?{PARAMETER}={duty.value}",
            is_current=duty == chosen,
        )
        for duty in Duty
        if counts[duty]
    ]
    return Reading(kept, choices, is_part=chosen is not None)


def _is(child: Any, duty: Duty) -> bool:
    return child.block_type == "paragraph" and child.value.get("duty") == duty


def _only(body: StreamValue, duty: Duty) -> StreamValue:
    kept = [(child.block_type, child.value, child.id) for child in _wanted(body, duty)]
    return StreamValue(body.stream_block, kept)


def _wanted(body: StreamValue, duty: Duty) -> Iterator[Any]:
    """Give the paragraphs of a duty, each below the headings it stands under."""
    section, part = None, None
    for child in body:
        if child.block_type == HEADING:
            section, part = (section, child) if child.value.is_subsection else (child, None)
        elif _is(child, duty):
            yield from (heading for heading in (section, part) if heading is not None)
            section, part = None, None
            yield child
