"""The log of amendments, ready for its page, its feed and letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.core.paginator import Page as Portion
from django.utils.formats import date_format
from wagtail.models import Page

from portal.core.addresses import page_address
from portal.core.editions.models import Edition
from portal.core.editions.presenters import EditionRow, edition_rows, key_of
from portal.core.time.clock import london_day
from portal.guidance.amendments.addresses import address, history_address
from portal.guidance.amendments.queries import pages_of


@dataclass(frozen=True)
class Amendment:
    """This is one entry of the log."""

    pk: int
    title: str
    row: EditionRow
    url: str  # the page as it is now; the kept edition where it is off the site
    changes_url: str  # empty for what has nothing before it
    is_correction: bool
    is_here: bool  # readers find the page on the site
    withdrawn_at: datetime | None

    @property
    def changed_at(self) -> datetime:
        """Give the last moment at which this entry read differently."""
        return max(self.row.published_at, self.withdrawn_at or self.row.published_at)


@dataclass(frozen=True)
class Month:
    """These are the entries of one month."""

    name: str
    anchor: str
    entries: list[Amendment]


@dataclass(frozen=True)
class PageLink:
    """This leads to one page of the log; without a number it is a gap."""

    number: int | None = None
    url: str = ""
    is_current: bool = False


def amendments(editions: Sequence[Edition]) -> list[Amendment]:
    """List entries; one query."""
    pages = pages_of(editions)
    rows = edition_rows(editions)
    pairs = zip(editions, rows, strict=True)
    return [_amendment(edition, row, pages.get(edition.object_id)) for edition, row in pairs]


def in_months(entries: Sequence[Amendment]) -> list[Month]:
    """Group entries, which come the newest first, by the month in London."""
    grouped = groupby(entries, key=lambda entry: _first_of(entry.row.published_at))
    return [Month(date_format(day, "F Y"), f"m{day:%Y-%m}", list(found)) for day, found in grouped]


def page_links(portion: Portion[Edition], here: str) -> list[PageLink]:
    """List the pages of the log, leaving out those far from where the reader is."""
    found = portion.paginator.get_elided_page_range(portion.number, on_each_side=1, on_ends=1)
    return [
        PageLink(number, page_url(here, number), number == portion.number)
        if isinstance(number, int)
        else PageLink()
        for number in found
    ]


def page_url(here: str, number: int) -> str:
    """Give the address of one page of the log; the first has no number."""
    return f"{here}?page={number}" if number > 1 else here


def edition_url(edition: Edition) -> str:
    """Give the address of a kept text."""
    return address("amendments:edition", int(edition.object_id), key_of(edition))


def changes_url(edition: Edition) -> str:
    """Give the address of what an edition changed."""
    return f"{history_address(edition.object_id)}?to={key_of(edition)}"


def _amendment(edition: Edition, row: EditionRow, page: Page | None) -> Amendment:
    is_first = edition.number == 1 and not edition.is_correction
    return Amendment(
        pk=edition.pk,
        title=edition.title,
        row=row,
        url=page_address(page) if page else edition_url(edition),
        changes_url="" if is_first else changes_url(edition),
        is_correction=edition.is_correction,
        is_here=page is not None,
        withdrawn_at=None if edition.is_in_force else edition.withdrawal.withdrawn_at,
    )


def _first_of(moment: datetime) -> date:
    return london_day(moment).replace(day=1)
