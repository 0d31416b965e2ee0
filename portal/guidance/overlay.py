"""A shared chapter with what holds here: one text, made of both, for pages, papers and editions."""

from __future__ import annotations

import copy
from collections import defaultdict
from typing import Any

from wagtail.blocks.stream_block import StreamValue

from portal.core.editions import page_source
from portal.core.editions.queries import latest_edition
from portal.core.publishing.changes import Change, ChangeKind
from portal.core.publishing.dispatch import tell
from portal.core.registry import EditionSource, PublishHandler
from portal.guidance.models import SharedChapterPage
from portal.guidance.queries import parts_showing

LOCAL_NOTE, PARAGRAPH = "local_note", "paragraph"


def whole_body(page: Any) -> StreamValue:
    """Give the text readers get: the chapter, local notes below their paragraphs, then the rest."""
    chapter = getattr(page, "chapter", None)
    if chapter is None or not chapter.live:
        return page.body
    notes, rest = _sorted_out(page.body, {_number(child) for child in chapter.body})
    shown: list[Any] = []
    for child in chapter.body:
        shown += [child, *notes[_number(child)]]
    return StreamValue(
        page.body.stream_block,
        [(child.block_type, child.value, child.id) for child in [*shown, *rest]],
    )


def _sorted_out(body: StreamValue, numbers: set[str]) -> tuple[dict[str, list[Any]], list[Any]]:
    """Part local notes that have their paragraph from what stands below the chapter."""
    notes: dict[str, list[Any]] = defaultdict(list)
    rest = []
    for child in body:
        number = child.value.get("number") or "" if child.block_type == LOCAL_NOTE else ""
        if number in numbers - {""}:
            notes[number].append(child)
        else:
            rest.append(child)
    return notes, rest


def _number(child: Any) -> str:
    return str(child.value.get("number") or "") if child.block_type == PARAGRAPH else ""


def as_read(page: Any) -> Any:
    """Give a copy of a page whose body is what readers get."""
    shown = copy.copy(page)
    shown.body = whole_body(page)
    return shown


PART_SOURCE = EditionSource(
    content=lambda page: page_source.content_of(as_read(page)),
    html=lambda page: page_source.html_of(as_read(page)),
    contacts=lambda page: page_source.contacts_of(as_read(page)),
)


def _follow_chapter(change: Change) -> None:
    """Publish anew, in effect, every part that shows a chapter: its readers read another text."""
    chapter = change.thing
    if not isinstance(chapter, SharedChapterPage) or change.kind not in FOLLOWED:
        return
    edition = latest_edition(chapter)
    for part in parts_showing(chapter):
        part.edition_note = edition.note if edition else ""
        part.is_correction = bool(edition and edition.is_correction)
        tell(ChangeKind.PUBLISHED, part)


FOLLOWED = {ChangeKind.PUBLISHED, ChangeKind.UNPUBLISHED}
CHAPTER_HANDLER = PublishHandler(handle=_follow_chapter)
