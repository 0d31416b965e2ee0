"""What search engines may know of a site: public pages, public notices, what features add."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from portal.core import registry
from portal.core.addresses import language_prefix
from portal.core.models import Partnership
from portal.core.queries import public_pages_with_translations
from portal.core.registry import SiteMapEntry

NOTICES = ("hide", "privacy", "privacy-children", "accessibility", "languages")


def register() -> None:
    """Register the kernel's own part of the site map."""
    registry.site_map.register("pages", _pages)
    registry.site_map.register("notices", _notices)


def site_map_entries(partnership: Partnership) -> list[SiteMapEntry]:
    """List every public address of a site."""
    return [entry for source in registry.site_map for entry in source(partnership)]


def _pages(partnership: Partnership) -> Iterable[SiteMapEntry]:
    for page, translations in public_pages_with_translations(partnership):
        versions = tuple((one.locale.language_code, _path(one)) for one in (page, *translations))
        yield SiteMapEntry(
            path=_path(page),
            changed_at=page.last_published_at,
            # A fallback repeats English: only real translations are told to search engines.
            translations=versions if translations else (),
        )
        for one in translations:
            yield SiteMapEntry(_path(one), one.last_published_at, versions)


def _notices(_partnership: Partnership) -> Iterable[SiteMapEntry]:
    with translation.override("en"):
        paths = [reverse(name) for name in NOTICES]
    return [SiteMapEntry(path) for path in paths]


def _path(page: Page) -> str:
    """Give a page's address in its own language."""
    return str(language_prefix(page.locale.language_code) + page.url_path.split("/", 2)[2])
