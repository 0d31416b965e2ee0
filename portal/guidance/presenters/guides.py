"""Guides as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.core.addresses import page_address
from portal.core.models import BasePage
from portal.core.open_pages import open_pages
from portal.guidance.overlay import as_read


@dataclass(frozen=True)
class Entry:
    """This leads to one page."""

    title: str
    url: str
    text: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class Parts:
    """These are the pages of a guide in order, with those on either side of the reader's."""

    entries: list[Entry]
    before: Entry | None
    after: Entry | None

    @property
    def place(self) -> str:
        """Say which part this is: “Part 2 of 5”; nothing on the first page of a guide."""
        at = next((n for n, entry in enumerate(self.entries) if entry.is_current), 0)
        if not at:
            return ""
        return _("Part %(at)d of %(all)d") % {"at": at, "all": len(self.entries) - 1}


@dataclass(frozen=True)
class Whole:
    """This is one page of a guide among all of them, for a page that shows the whole guide."""

    page: BasePage
    anchor: str


def children_of(page: Page) -> list[Entry]:
    """List the pages below a page, in the order editors gave them; two queries."""
    return [
        Entry(child.title, page_address(child), getattr(child, "intro", ""))
        for child in open_pages(page.get_children()).order_by("path").specific()
    ]


def whole_guide(guide: BasePage) -> list[Whole]:
    """List a guide's first page and its parts with their texts; four queries at most."""
    parts = list(open_pages(guide.get_children()).order_by("path").specific())
    prefetch_related_objects(parts, "chapter")
    return [Whole(as_read(page), f"part-{page.slug}") for page in [guide, *parts]]


def parts_of(guide: Page, current: BasePage) -> Parts:
    """List a guide's first page and its parts; two queries."""
    pages = [guide, *open_pages(guide.get_children()).order_by("path")]
    entries = [
        Entry(page.title, page_address(page), is_current=page.pk == current.pk) for page in pages
    ]
    before = next((a for a, b in pairwise(entries) if b.is_current), None)
    after = next((b for a, b in pairwise(entries) if a.is_current), None)
    return Parts(entries, before, after)


def print_address(guide: Page) -> str:
    """Give the address of the whole guide on one page."""
    return f"{page_address(guide)}print/"


def pdf_address(guide: Page) -> str:
    """Give the address of the whole guide as a PDF."""
    return f"{page_address(guide)}print.pdf"
