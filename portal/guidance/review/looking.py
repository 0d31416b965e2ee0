"""Looking at one published page or row: what is broken, hard to read, or blames a child."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from wagtail.models import Page

from portal.core.cms.text_rows import Voice
from portal.core.passages import bodies_of, passages_of, rich_texts_of
from portal.guidance.review.models import FindingKind
from portal.guidance.review.rules.links import (
    FoundLink,
    LinkKind,
    links_in,
    links_in_text,
    silent_pictures_in,
)
from portal.guidance.review.rules.reading_age import OLDEST_READER, measured_age
from portal.guidance.review.surroundings import Surroundings, without_language
from portal.reference.editors.coach_panel import blaming_in

VOICES = {Voice.ADULT: "practitioner", Voice.CHILD: "child"}


@dataclass(frozen=True)
class Found:
    """This is one thing to look at; the web address is checked by somebody else, politely."""

    kind: FindingKind
    place: str
    text: str
    hint: str = ""


def findings_in(thing: Any, partnership_id: int | None, there: Surroundings) -> list[Found]:
    """List everything there is to look at."""
    return [
        *_wrong_links(thing, partnership_id, there),
        *_silent_pictures(thing),
        *_blaming(thing, partnership_id),
    ]


def reading_age_of(thing: Any) -> float | None:
    """Give the reading age; None for other languages and for texts too short to measure."""
    if thing.locale.language_code != settings.LANGUAGE_CODE:
        return None
    return measured_age("\n".join(passage.text for passage in passages_of(thing)))


def oldest_reader_of(thing: Any) -> int:
    """Give the reading age that those it is for can be asked to have."""
    audience = thing.audience if isinstance(thing, Page) else VOICES[Voice(thing.voice)]
    return OLDEST_READER[audience]


def _wrong_links(thing: Any, partnership_id: int | None, there: Surroundings) -> Iterator[Found]:
    seen: set[tuple[LinkKind, str]] = set()
    for link in _links_of(thing):
        if (link.kind, link.target) in seen:
            continue
        seen.add((link.kind, link.target))
        kind = _fault_of(link, thing, partnership_id, there)
        if kind is not None:
            yield Found(kind, link.place, link.target)


def _links_of(thing: Any) -> list[FoundLink]:
    top = _name_of(thing)
    found = [link for body in bodies_of(thing) for link in links_in(body, top)]
    found += [link for html in rich_texts_of(thing) for link in links_in_text(html, top)]
    url = "" if isinstance(thing, Page) else getattr(thing.owner, "url", "")
    return [*found, FoundLink(LinkKind.WEB, url, top)] if url else found


def _fault_of(
    link: FoundLink, thing: Any, partnership_id: int | None, there: Surroundings
) -> FindingKind | None:
    if link.kind is LinkKind.WEB:
        return FindingKind.WEB  # kept whether it works or not: it is asked later
    if link.kind is LinkKind.PAGE:
        return None if _number(link.target) in there.pages else FindingKind.PAGE
    if link.kind is LinkKind.FILE:
        return None if _number(link.target) in there.files else FindingKind.FILE
    return _fault_of_path(link.target, thing, partnership_id, there)


def _fault_of_path(
    target: str, thing: Any, partnership_id: int | None, there: Surroundings
) -> FindingKind | None:
    address, _, anchor = target.partition("#")
    bare = address.partition("?")[0]
    if bare.startswith(("/documents/", "/media/", "/static/")):
        return None  # served by key or by file, and listed by the CMS where they are used
    path = without_language(bare) if bare else ""
    if path and not there.answers_at(path, partnership_id):
        return FindingKind.PATH
    page = there.page_at(path, partnership_id) if path else _own_page(thing)
    if anchor and page is not None and anchor not in there.anchors_of(page):
        return FindingKind.ANCHOR
    return None


def _own_page(thing: Any) -> int | None:
    return thing.pk if isinstance(thing, Page) else None


def _silent_pictures(thing: Any) -> Iterator[Found]:
    for body in bodies_of(thing):
        for picture in silent_pictures_in(body, _name_of(thing)):
            yield Found(FindingKind.ALT, picture.place, str(picture.image))


def _blaming(thing: Any, partnership_id: int | None) -> Iterator[Found]:
    for each in blaming_in(thing, partnership_id):
        hint = f"{each.say} {each.why}".strip()
        yield Found(FindingKind.BLAME, each.place, f"“{each.phrase}”: {each.sentence}", hint)


def _name_of(thing: Any) -> str:
    return str(thing.title if isinstance(thing, Page) else thing.get_title())


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() and len(text) < 19 else None
