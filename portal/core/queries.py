"""Reads of the kernel."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from django.db.models import Count
from wagtail.models import Page
from wagtail.query import PageQuerySet

from portal.core.models import Partnership, WithdrawnAddress
from portal.core.open_pages import has_its_source, open_in, open_pages
from portal.core.stamp import current_stamp


def partnership_of_host(host: str) -> Partnership | None:
    """Find the partnership of a host name, or the default one; None before any is loaded."""
    by_host, default = _partnerships(current_stamp())
    return by_host.get(host.lower(), default)


def partnership_of_slug(slug: str) -> Partnership | None:
    """Find a partnership by its slug, without a query."""
    by_host, _default = _partnerships(current_stamp())
    return next((row for row in by_host.values() if row.slug == slug), None)


def every_partnership() -> list[Partnership]:
    """List the partnerships that have a host, without a query."""
    by_host, _default = _partnerships(current_stamp())
    return list(by_host.values())


def partnership_by_slug_or_code(name: str) -> Partnership | None:
    """Find a partnership by its slug or its code."""
    return (
        Partnership.objects.with_site().filter(slug=name).first()
        or Partnership.objects.with_site().filter(code=name).first()
    )


def partnership_by_pk(pk: int) -> Partnership | None:
    """Find a partnership by its number."""
    return Partnership.objects.with_site().filter(pk=pk).first()


@lru_cache(maxsize=1)
def _partnerships(_stamp: str) -> tuple[dict[str, Partnership], Partnership | None]:
    """Keep the few partnerships in memory until anything is published or saved."""
    rows = list(Partnership.objects.with_site().select_related("logo"))
    default = next((row for row in rows if row.site.is_default_site), None)
    return {row.site.hostname.lower(): row for row in rows}, default


def live_page_at(source: Page, path: str, language: str | None) -> Page | None:
    """Find the page at an address below a site's root, whole, in two queries at most.

    The tree of the reader's language is tried first (one query more), then the one the site was
    written in. Pages have no routes of their own, so there is no need to walk from the root.
    """
    roots = _roots(source, language)
    if not path:
        return next((root.specific for root in roots if root.live), None)
    wanted = {f"{root.url_path}{path}": root for root in roots}
    first = roots[0].locale.language_code  # of the others, only English is left
    rows = open_in(Page.objects.filter(url_path__in=wanted, live=True), first)
    found = {page.url_path: page for page in rows.specific()}
    for address, root in wanted.items():
        page = found.get(address)
        if page is None or (page.alias_of_id and root is not source):
            continue  # an alias only repeats English under another language's name
        page.locale = root.locale
        return page
    return None


def was_withdrawn(source: Page, path: str, language: str | None) -> bool:
    """Say whether an address below a site's root once led everybody to a page."""
    paths = [f"{root.url_path}{path}" for root in _roots(source, language)]
    return WithdrawnAddress.objects.filter(url_path__in=paths).exists()


def _roots(source: Page, language: str | None) -> list[Page]:
    """List the trees to try; alias pages only repeat English, so they do not count."""
    if language == source.locale.language_code:
        return [source]
    translated = (
        source.get_translations()
        .filter(has_its_source(), locale__language_code=language, alias_of__isnull=True)
        .live()
        .select_related("locale")
        .first()
    )
    return [root for root in (translated, source) if root is not None]


def translated_page_counts(partnership: Partnership) -> dict[str, int]:
    """Count a site's public pages in each language; an alias only repeats English."""
    keys = _public_pages(partnership).values("translation_key")
    rows = (
        open_pages(Page.objects.all())
        .filter(translation_key__in=keys, alias_of__isnull=True)
        .values("locale__language_code")
        .annotate(count=Count("pk"))
        .order_by("locale__language_code")
    )
    return {row["locale__language_code"]: row["count"] for row in rows}


def public_pages_with_translations(partnership: Partnership) -> list[tuple[Page, list[Page]]]:
    """List a site's public pages, each with its real, public translations."""
    pages = list(_public_pages(partnership).select_related("locale").order_by("path"))
    translations: dict[UUID, list[Page]] = {page.translation_key: [] for page in pages}
    others = (
        open_pages(Page.objects.all())
        .filter(translation_key__in=list(translations), alias_of__isnull=True)
        .exclude(pk__in=[page.pk for page in pages])
        .select_related("locale")
        .order_by("locale__language_code", "pk")
    )
    for other in others:
        translations[other.translation_key].append(other)
    return [(page, translations[page.translation_key]) for page in pages]


def _public_pages(partnership: Partnership) -> PageQuerySet:
    """Find what everybody may read of a site, as it was written."""
    return open_pages(Page.objects.descendant_of(partnership.site.root_page, inclusive=True))
