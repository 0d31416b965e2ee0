"""The parts of the kernel's own pages: breadcrumbs, and the ring a page is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.core.addresses import language_prefix, page_address
from portal.core.blocks import contents_of
from portal.core.blocks.base import TOP_LEVEL
from portal.core.models import Audience, BasePage
from portal.core.open_pages import open_in

# Who a page speaks to says which ring carries the clay stretch.
RING_OF_AUDIENCE = {
    Audience.EVERYONE: "neighbourhood",
    Audience.PRACTITIONER: "school",
    Audience.FAMILY: "family",
    Audience.TEEN: "friends",
    Audience.CHILD: "child",
}


@dataclass(frozen=True)
class Crumb:
    """This is one step of the way to a page."""

    label: str | Promise
    url: str


def crumbs_of(page: Page) -> list[Crumb]:
    """List the way to a page, from the home page to the page above it."""
    rows = page.get_ancestors().filter(depth__gt=2).live().order_by("path")
    above = open_in(rows, page.locale.language_code)
    return [Crumb(_("Home"), language_prefix()), *(Crumb(p.title, page_address(p)) for p in above)]


def ring_of(page: BasePage) -> str:
    """Name the ring of a child's world that a page is about."""
    return RING_OF_AUDIENCE[Audience(page.audience)]


def page_context(page: BasePage) -> dict[str, Any]:
    """Give what every page below the home page shows around its body."""
    return {
        "page": page,
        "title": page.tab_title,
        "skin": page.skin,
        "crumbs": crumbs_of(page),
        "ring": ring_of(page),
        "contents": [entry for entry in contents_of(page.body) if entry.level == TOP_LEVEL],
    }
