"""The navigation of a partnership, kept in memory until something is published."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from django.utils.translation import get_language
from wagtail.models import Page

from portal.core import registry
from portal.core.addresses import language_prefix
from portal.core.models import Audience, BasePage, Partnership
from portal.core.open_pages import open_pages
from portal.core.registry import NavItem
from portal.core.stamp import current_stamp

# Which list of the footer a page belongs to follows from whom it speaks to.
GROUPS = {
    Audience.EVERYONE: "work",
    Audience.PRACTITIONER: "work",
    Audience.FAMILY: "families",
    Audience.TEEN: "families",
    Audience.CHILD: "families",
}


def menu_items(partnership: Partnership | None) -> list[NavItem]:
    """List the navigation of a partnership in the active language."""
    if partnership is None:
        return []
    features = [item for source in registry.navigation for item in source(partnership)]
    pages = _menu_pages(partnership.pk, get_language() or "", current_stamp())
    prefix = language_prefix()
    placed = [replace(item, path=prefix + item.path) for item in pages]
    return sorted([*features, *placed], key=lambda item: item.order)


@lru_cache(maxsize=64)
def _menu_pages(partnership_pk: int, language: str, _stamp: str) -> tuple[NavItem, ...]:
    """Read the pages an editor put in the menu: translated where they are, else in English."""
    root = Partnership.objects.with_site().get(pk=partnership_pk).site.root_page
    source = open_pages(root.get_children()).in_menu().order_by("path").specific()
    titles: dict[str, str] = {}
    in_source = ""  # how a title nobody has translated is marked
    if language != root.locale.language_code:
        in_source = root.locale.language_code
        there = root.get_translations().filter(locale__language_code=language).live().first()
        children = open_pages(there.get_children()) if there else []
        titles = {page.slug: page.title for page in children}
    return tuple(
        NavItem(
            titles.get(page.slug, page.title),
            f"{page.slug}/",
            order=200 + number,
            group=_group(page),
            language=in_source if page.slug not in titles else "",
        )
        for number, page in enumerate(source)
    )


def _group(page: Page) -> str:
    """Name the footer list of a page."""
    return GROUPS[Audience(page.audience)] if isinstance(page, BasePage) else "work"
