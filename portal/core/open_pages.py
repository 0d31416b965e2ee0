"""Which pages everybody may read: the one place that says so, for pages, lists, search and papers.

A translation stands and falls with the page it was made from. Whoever takes an English page off
the site means its words, in every language, and may not know who translated them. Nothing of this
is stored, so nothing can lag behind: translations go, and come back, in the same transaction.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

HOME_LENGTH = 2 * Page.steplen  # of the path of a home page, with which all below it begin


def open_pages(pages: PageQuerySet) -> Any:
    """Keep those of these pages that everybody may read."""
    return pages.live().public().filter(has_its_source())


def open_in(rows: PageQuerySet, language: str) -> Any:
    """Leave translations out whose English page is not open, where rows are of one language.

    English pages have no source, and asking for it costs every page some milliseconds.
    """
    return rows if language == settings.LANGUAGE_CODE else rows.filter(has_its_source())


def addresses_shown(page: Page) -> list[str]:
    """List where an English page and its live translations stand; none when the page is private.

    The page itself may have just been taken off the site.
    """
    if page.locale.language_code != settings.LANGUAGE_CODE:
        return []
    rows = Page.objects.filter(~Exists(_restrictions()), translation_key=page.translation_key)
    found = dict(rows.filter(Q(live=True) | Q(pk=page.pk)).values_list("pk", "url_path"))
    return sorted(found.values()) if page.pk in found else []


def has_its_source() -> Q:
    """Say of a page, within a query, that it is no translation of what is not open to all.

    The page a translation was made from is the English one of the same site.
    """
    source = (
        Page.objects.filter(
            translation_key=OuterRef("translation_key"),
            locale__language_code=settings.LANGUAGE_CODE,
            live=True,
        )
        .annotate(home=_home_of("path"), home_of_translation=_home_of(OuterRef("path")))
        .filter(~Exists(_restrictions()), home=F("home_of_translation"))
    )
    return Q(locale__language_code=settings.LANGUAGE_CODE) | Q(Exists(source))


def _restrictions() -> QuerySet[PageViewRestriction]:
    """Find what closes a page to the public: on itself or on a page above it."""
    begins_alike = Substr(OuterRef("path"), 1, Length("page__path"))
    found: QuerySet[PageViewRestriction] = PageViewRestriction.objects.filter(
        page__path=begins_alike
    )
    return found


def _home_of(path: Any) -> Subquery:
    """Give what a home page and its translations share, by the path of a page below one."""
    outer = OuterRef(path)
    return Subquery(
        Page.objects.filter(path=Substr(outer, 1, HOME_LENGTH)).values("translation_key")[:1]
    )
