"""Reads of editions that everybody may read: of open pages for adults, and of those now gone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, PageViewRestriction

from portal.core.editions.models import Edition
from portal.core.models import Audience, BasePage, Partnership
from portal.core.open_pages import open_pages
from portal.core.publishing.changes import subject_of
from portal.guidance.amendments.models import GonePage
from portal.guidance.models import (
    GuidanceIndexPage,
    GuidePage,
    GuidePartPage,
    StrategyIndexPage,
    StrategyPage,
)

MODELS: tuple[type[BasePage], ...] = (
    GuidanceIndexPage,
    GuidePage,
    GuidePartPage,
    StrategyIndexPage,
    StrategyPage,
)
LABELS = frozenset(model._meta.label for model in MODELS)
# What is for a child or a family is told to nobody who did not look for it.
NAMED = (Audience.EVERYONE, Audience.PRACTITIONER)


def listed(partnership: Partnership) -> QuerySet[Edition]:
    """Keep the editions of one partnership that everybody may read; one query for what is private.

    A page that is private now is left out with all it ever said.
    """
    gone = GonePage.objects.filter(partnership=partnership).values("object_id")
    named = Q(model_label__in=LABELS, object_id__in=gone)
    private = Page.objects.all().private_q()
    for model in MODELS:
        pages = model.objects.exclude(private).filter(audience__in=NAMED, discreet_title="")
        keys = pages.annotate(key=Cast("pk", CharField())).values("key")
        named |= Q(model_label=model._meta.label, object_id__in=keys)
    rows: QuerySet[Edition] = Edition.objects.filter(named, partnership=partnership)
    return rows.select_related("withdrawal").defer("html", "text").order_by("-published_at", "-pk")


def amendments_of(partnership: Partnership, guide: Page | None = None) -> QuerySet[Edition]:
    """Keep what the log shows, the newest first: of all knowledge, or of a guide and its parts.

    The log is kept in the language the site is written in; translations follow it.
    """
    rows = listed(partnership).filter(language=settings.LANGUAGE_CODE)
    return rows if guide is None else rows.filter(_of_guide(guide))


def _of_guide(guide: Page) -> Q:
    there = guide.get_descendants(inclusive=True)
    keys = there.annotate(key=Cast("pk", CharField())).values("key")
    # A part that is gone has no place any more, only the address it had.
    return Q(object_id__in=keys) | Q(path__startswith=guide.url_path)


def open_guide(partnership: Partnership, slug: str) -> GuidePage | None:
    """Find a guide that everybody may read and read of."""
    found: GuidePage | None = (
        open_pages(GuidePage.objects.descendant_of(partnership.site.root_page))
        .filter(slug=slug, audience__in=NAMED, discreet_title="")
        .first()
    )
    return found


def history_of(partnership: Partnership, page_id: int) -> list[Edition]:
    """List the editions of one page, the newest first; none when not everybody may read them."""
    rows = listed(partnership).filter(object_id=str(page_id))
    return list(rows.order_by("-number", "-correction"))


def edition_with_text(edition: Edition) -> Edition:
    """Fetch an edition with its long text."""
    found: Edition = Edition.objects.select_related("withdrawal").get(pk=edition.pk)
    return found


def pages_of(editions: Iterable[Edition]) -> dict[str, Page]:
    """Find the pages that are still on the site, by the editions' own numbers; one query."""
    keys = {int(edition.object_id) for edition in editions}
    return {str(page.pk): page for page in Page.objects.live().filter(pk__in=keys).order_by("pk")}


def published_between(
    partnership: Partnership, after: datetime, until: datetime
) -> list[tuple[Edition, Page]]:
    """List what was published within a time and is still there to be read, the oldest first.

    Corrections change nothing that readers act on.
    """
    rows = amendments_of(partnership).filter(
        published_at__gt=after, published_at__lte=until, correction=0, withdrawal__isnull=True
    )
    editions = list(rows.order_by("published_at", "pk"))
    pages = pages_of(editions)
    return [(each, pages[each.object_id]) for each in editions if each.object_id in pages]


def one_to_tell(edition_id: int) -> tuple[Edition, Page] | None:
    """Find an edition that readers may be told of now; None when it was taken back meanwhile."""
    edition: Edition | None = (
        Edition.objects.select_related("partnership__site__root_page").filter(pk=edition_id).first()
    )
    if edition is None or edition.partnership is None:
        return None
    rows = amendments_of(edition.partnership).filter(
        pk=edition_id, correction=0, withdrawal__isnull=True
    )
    page = pages_of([edition]).get(edition.object_id) if rows.exists() else None
    return (edition, page) if page else None


def newest_edition(page: Page) -> Edition | None:
    """Give the newest edition of a page, without its long texts."""
    rows = Edition.objects.of(subject_of(page)).defer("html", "text")
    found: Edition | None = rows.first()
    return found


def may_be_named(page: Any) -> bool:
    """Say whether everybody may be told of a page: for adults, and open with all above it."""
    if page.discreet_title or page.audience not in NAMED:
        return False
    ends = range(Page.steplen, len(page.path) + 1, Page.steplen)
    above = [page.path[:end] for end in ends]  # one query; Wagtail's own way takes two
    return not PageViewRestriction.objects.filter(page__path__in=above).exists()
