"""Places that are always there: the lists and notices that are neither pages nor rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise

from portal.core.findable import ADULT, Findable
from portal.core.registry import SearchSource
from portal.search.sources.addresses import path_of


@dataclass(frozen=True)
class Place:
    """This is one place; it is found in every language that has its name."""

    name: str  # of its address: "guidance:glossary"
    title: str | Promise
    summary: str | Promise = ""
    kind: str = "guidance"
    voice: str = ADULT
    is_safety: bool = False  # its words stay English until a person has approved others


def source_of_places(places: Sequence[Place]) -> SearchSource:
    """Give places as they are registered; nothing that people edit changes them."""
    named = {f"place:{place.name}": place for place in places}

    def findables(things: Sequence[str]) -> Iterator[Findable]:
        for thing in things:
            yield from _found(thing, named[thing]) if thing in named else ()

    def touched(_thing: Any) -> list[str]:
        return []

    return SearchSource(lambda: list(named), findables, touched)


def _found(thing: str, place: Place) -> Iterator[Findable]:
    with translation.override(settings.LANGUAGE_CODE):
        first = str(place.title)
    for code in settings.SAFETY_WORDS_APPROVED if place.is_safety else _languages():
        with translation.override(code):
            title, summary = str(place.title), str(place.summary)
        if code == settings.LANGUAGE_CODE or title != first:
            yield Findable(
                thing=thing,
                origin=f"{thing}:{code}",
                kind=place.kind,
                language=code,
                path=path_of(place.name),
                title=title,
                voice=place.voice,
                summary=summary,
            )


def _languages() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]
