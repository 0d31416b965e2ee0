"""What there is to lead to: read once for a whole look round, a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page

from portal.core.addresses import in_language
from portal.core.blocks import contents_of
from portal.core.models import Partnership
from portal.core.site_map import site_map_entries

ENGLISH = settings.LANGUAGE_CODE
# What the pages' templates name themselves.
OF_TEMPLATES = frozenset({"contents", "parts", "objectives", "main"})


@dataclass(frozen=True)
class LivePage:
    """This is a published page: whose it is and at which path, without its language."""

    pk: int
    partnership_id: int | None
    path: str


@dataclass
class Surroundings:
    """These are all pages, documents and addresses that a link may lead to."""

    partnerships: list[Partnership]
    pages: dict[int, LivePage]
    files: frozenset[int]
    redirects: frozenset[str]
    _anchors: dict[int, frozenset[str]] = field(default_factory=dict)

    def page_at(self, path: str, partnership_id: int | None) -> int | None:
        """Find the page that answers at a path of a partnership; of any, for a national row."""
        if partnership_id is not None:
            return self._by_path.get((partnership_id, path))
        found = (self._by_path.get((each.pk, path)) for each in self.partnerships)
        return next((pk for pk in found if pk is not None), None)

    def answers_at(self, path: str, partnership_id: int | None) -> bool:
        """Say whether anything answers at a path."""
        if self.page_at(path, partnership_id) or path in self.redirects:
            return True
        areas = [partnership_id] if partnership_id is not None else [*self._in_site_maps]
        is_listed = any(path in self._in_site_maps.get(area, ()) for area in areas)
        return is_listed or _is_fixed_address(path)

    def anchors_of(self, pk: int) -> frozenset[str]:
        """List the places in a page that links can lead to; two queries for each page asked."""
        if pk not in self._anchors:
            page = Page.objects.filter(pk=pk).specific().first()
            self._anchors[pk] = anchors_in(page) if page else frozenset()
        return self._anchors[pk]

    @cached_property
    def _by_path(self) -> dict[tuple[int | None, str], int]:
        return {(page.partnership_id, page.path): page.pk for page in self.pages.values()}

    @cached_property
    def _in_site_maps(self) -> dict[int, frozenset[str]]:
        return {
            each.pk: frozenset(entry.path for entry in site_map_entries(each))
            for each in self.partnerships
        }


def anchors_in(page: Page) -> frozenset[str]:
    """List the places in a page: headings, numbered paragraphs, what its template names."""
    found = set(OF_TEMPLATES)
    body = getattr(page, "body", None) or ()
    found |= {entry.anchor for entry in contents_of(body)}
    found |= {child.value.anchor for child in body if child.block_type == "paragraph"}
    return frozenset(found - {""})


def surroundings_now() -> Surroundings:
    """Read what there is now; five queries."""
    partnerships = list(Partnership.objects.with_site())
    return Surroundings(
        partnerships=partnerships,
        pages={page.pk: page for page in _live_pages(partnerships)},
        files=frozenset(get_document_model().objects.values_list("pk", flat=True)),
        redirects=frozenset(
            f"{path.rstrip('/')}/" for path in Redirect.objects.values_list("old_path", flat=True)
        ),
    )


def _live_pages(partnerships: list[Partnership]) -> list[LivePage]:
    owners = {each.site.root_page.translation_key: each.pk for each in partnerships}
    homes = {
        slug: owners.get(key)
        for slug, key in Page.objects.filter(depth=2).values_list("slug", "translation_key")
    }
    rows = Page.objects.live().filter(depth__gte=2).order_by("path").values_list("pk", "url_path")
    return [_live_page(pk, url_path, homes) for pk, url_path in rows]


def _live_page(pk: int, url_path: str, homes: dict[str, int | None]) -> LivePage:
    _empty, home, rest = url_path.split("/", 2)
    return LivePage(pk, homes.get(home), f"/{rest}")


def _is_fixed_address(path: str) -> bool:
    """Say whether a view answers there whatever the content; one that looks things up may not."""
    try:
        match = resolve(path)
    except Resolver404:
        return False
    return not match.kwargs and not match.args


def without_language(path: str) -> str:
    """Give the path of an address as it is in English, with a slash at its end."""
    plain = in_language(path, ENGLISH)
    return plain if plain.endswith("/") or "." in plain.rpartition("/")[2] else f"{plain}/"
