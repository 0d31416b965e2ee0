"""A page of results, ready for its template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language

from portal.search.asked import HARM, KIND, Asked
from portal.search.found import Facet, Found, Result
from portal.search.labels import KIND_ICONS, KIND_LABELS
from portal.search.understanding.marking import Piece
from portal.search.understanding.understood import Understood

PER_PAGE: Final = 10
MOST_RELATED: Final = 6


@dataclass(frozen=True)
class ResultLine:
    """This is one result."""

    rank: int
    title: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]
    url: str
    kind: str | Promise
    icon: str
    language: str  # of its words, when it is not the reader's
    about: str  # kinds of harm, else where it stands
    about_language: str  # when it is not the reader's
    is_place: bool
    changed_at: datetime | None


@dataclass(frozen=True)
class FacetLink:
    """This adds a filter, or takes it away again."""

    label: str
    count: int
    url: str
    is_chosen: bool
    language: str  # of the label, when it is not the reader's


@dataclass(frozen=True)
class PageLink:
    """This leads to one page of results; without a number it is a gap."""

    number: int | None = None
    url: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class Pages:
    """These lead through the results."""

    links: list[PageLink]
    previous_url: str
    next_url: str


def results_address(asked: Asked) -> str:
    """Give the address of a question in the reader's language."""
    return reverse("search:results") + asked.query()


def feed_url(asked: Asked) -> str:
    """Give the address of the feed of a question."""
    return reverse("search:feed") + replace(asked, page=1).query()


def result_lines(found: Found, *, first: int) -> list[ResultLine]:
    """List results, numbered from `first` on."""
    names = {facet.value: facet for facet in found.harms}
    return [_line(result, first + at, names) for at, result in enumerate(found.results)]


def facet_links(facets: Sequence[Facet], name: str, asked: Asked) -> list[FacetLink]:
    """Make a link of each filter."""
    return [
        FacetLink(
            each.label,
            each.count,
            results_address(asked.toggled(name, each.value)),
            each.is_chosen,
            each.language,
        )
        for each in facets
    ]


def chosen_links(found: Found, asked: Asked) -> list[FacetLink]:
    """List the filters that were chosen; each link takes one away."""
    links = [*facet_links(found.kinds, KIND, asked), *facet_links(found.harms, HARM, asked)]
    return [link for link in links if link.is_chosen]


def page_links(found: Found, asked: Asked) -> Pages:
    """Lead through the results; nothing when they are on one page."""
    if found.pages < 2:
        return Pages([], "", "")
    counted = Paginator(range(found.total), PER_PAGE)
    elided = counted.get_elided_page_range(found.page, on_each_side=1, on_ends=1)
    links = [
        PageLink(number, _page(asked, number), number == found.page)
        if isinstance(number, int)
        else PageLink()
        for number in elided
    ]
    before = _page(asked, found.page - 1) if found.page > 1 else ""
    after = _page(asked, found.page + 1) if found.page < found.pages else ""
    return Pages(links, before, after)


def word_for_word(asked: Asked) -> str:
    """Give the address of the same question as it was typed: words in quotation marks stay."""
    words = asked.text.replace('"', " ").split()
    typed = " ".join(f'"{word}"' for word in words)
    return results_address(Asked(typed))


def also_looked_for(understood: Understood) -> list[str]:
    """List what else was looked for beside what was typed: abbreviations and other words."""
    meant = [
        " ".join(alternative.words)
        for group in understood.groups
        for alternative in group.alternatives[1:]
        if alternative.words != group.typed.words
    ]
    return list(dict.fromkeys(meant))[:MOST_RELATED]


def _page(asked: Asked, number: int) -> str:
    return results_address(replace(asked, page=number))


def _line(result: Result, rank: int, names: dict[str, Facet]) -> ResultLine:
    entry = result.entry
    harms = [names[slug] for slug in entry.harms.split(";") if slug in names]
    return ResultLine(
        rank=rank,
        title=result.title,
        excerpt=result.excerpt,
        url=result.url,
        kind=KIND_LABELS[entry.kind],
        icon=KIND_ICONS[entry.kind],
        language=result.language if result.language != get_language() else "",
        about=", ".join(harm.label for harm in harms) or _place(entry.path),
        about_language=harms[0].language if harms else "",
        is_place=not harms,
        changed_at=entry.changed_at,
    )


def _place(path: str) -> str:
    """Say where a result stands: the parts of its address above it."""
    return " › ".join(path.partition("#")[0].strip("/").split("/")[:-1])
