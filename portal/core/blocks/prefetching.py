"""One look at the database for everything of a kind, however long a page is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.models import Page

from portal.core.blocks.media import PICTURE_FILTERS

_pages: ContextVar[dict[str, Page] | None] = ContextVar("linked_pages", default=None)


def prefetch_pictures(body: blocks.StreamValue) -> None:
    """Bring the renditions of all pictures along."""
    images = [child.value["image"] for child in body if child.block_type == "picture"]
    images = [image for image in images if image is not None]
    if not images:
        return
    renditions = get_image_model().get_rendition_model().objects
    wanted = renditions.filter(filter_spec__in=PICTURE_FILTERS)
    prefetch_related_objects(
        images, Prefetch("renditions", queryset=wanted, to_attr="prefetched_renditions")
    )


@contextmanager
def linked(references: Iterable[tuple[Any, ...]]) -> Iterator[None]:
    """Look up every page that these references name, for links in rich text."""
    ids = {str(key) for model, key, _model_path, path in references if _is_text_link(model, path)}
    pages = _pages_by_id(ids) if ids else {}
    token = _pages.set(pages)
    try:
        yield
    finally:
        _pages.reset(token)


def linked_pages(ids: Iterable[str]) -> dict[str, Page]:
    """Give these pages: those looked up for the whole body, else looked up now."""
    known = _pages.get()
    if known is not None and set(ids) <= set(known):
        return known
    return _pages_by_id({key for key in ids if key.isdecimal()})


def _is_text_link(model: Any, content_path: str) -> bool:
    """A page chooser's own reference ends in "page"; Wagtail has fetched those already."""
    return model is Page and not content_path.endswith(".page")


def _pages_by_id(ids: Iterable[str]) -> dict[str, Page]:
    found = Page.objects.filter(pk__in=ids, live=True).only("pk", "url_path", "live")
    return {str(page.pk): page for page in found}
