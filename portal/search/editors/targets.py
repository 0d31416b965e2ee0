"""Whether everybody may read what a promoted result leads to. Reads only."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.urls import Resolver404, resolve
from wagtail.models import Page

from portal.core.addresses import in_language
from portal.core.models import Partnership
from portal.core.open_pages import open_pages
from portal.core.queries import partnership_by_pk
from portal.core.site_map import site_map_entries
from portal.core.slugs import PLAIN_SEGMENTS
from portal.core.stamp import current_stamp

REMEMBERED = 64


def is_own_address(path: str) -> bool:
    """Say whether an address is one of this site, written from its first slash."""
    return path.startswith("/") and not path.startswith(("//", "/\\"))


def is_there(path: str, partnership_pk: int | None) -> bool:
    """Say whether everybody finds something at an address: on every site, for no partnership."""
    if path.lstrip("/").partition("/")[0] in PLAIN_SEGMENTS:
        return False  # for people with an account, and for programs
    bare = bare_path(path)
    if _is_fixed(bare):
        return True
    here = paths_of(partnership_pk)
    return bool(here) and bare in here


def is_open_page(page_pk: int, partnership_pk: int | None) -> bool:
    """Say whether a page is published, open to everybody and of this site."""
    return partnership_pk is not None and page_pk in _open_pages(partnership_pk, current_stamp())


def paths_of(partnership_pk: int | None) -> frozenset[str]:
    """List the public addresses of a site, in English; those of every site, for none."""
    return _paths(partnership_pk, current_stamp())


def bare_path(path: str) -> str:
    """Give an address in English, without a query or a place in the page."""
    plain = in_language(path.partition("#")[0].partition("?")[0], settings.LANGUAGE_CODE)
    return plain if plain.endswith("/") or "." in plain.rpartition("/")[2] else f"{plain}/"


@lru_cache(maxsize=REMEMBERED)
def _paths(partnership_pk: int | None, _stamp: str) -> frozenset[str]:
    if partnership_pk is not None:
        found = partnership_by_pk(partnership_pk)
        return _listed(found) if found else frozenset()
    sites = [_listed(each) for each in Partnership.objects.with_site().order_by("pk")]
    return frozenset.intersection(*sites) if sites else frozenset()


def _listed(partnership: Partnership) -> frozenset[str]:
    return frozenset(bare_path(entry.path) for entry in site_map_entries(partnership))


@lru_cache(maxsize=REMEMBERED)
def _open_pages(partnership_pk: int, _stamp: str) -> frozenset[int]:
    found = partnership_by_pk(partnership_pk)
    if found is None:
        return frozenset()
    pages = open_pages(Page.objects.descendant_of(found.site.root_page, inclusive=True))
    return frozenset(pages.values_list("pk", flat=True))


def _is_fixed(path: str) -> bool:
    """Say whether a view answers there whatever the content; one that looks things up may not."""
    try:
        match = resolve(path)
    except Resolver404:
        return False
    return not match.kwargs and not match.args
