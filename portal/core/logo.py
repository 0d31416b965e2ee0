"""A partnership's logo at the size of the header, kept in memory until anything is saved."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache

from wagtail.images.models import Image, SourceImageIOError

logger = logging.getLogger(__name__)

SIZE = "max-320x96"  # twice the height it is shown at, for sharp screens


@dataclass(frozen=True)
class Logo:
    """This is a picture as the header needs it."""

    url: str
    width: int
    height: int


@lru_cache(maxsize=64)
def logo_of(picture: Image, _stamp: str) -> Logo | None:
    """Give the logo; None when its file is gone, so that the portal's own mark stands in."""
    try:
        made = picture.get_rendition(SIZE)
    except SourceImageIOError:
        logger.exception("A logo could not be read", extra={"event": "logo"})
        return None
    return Logo(made.url, made.width // 2, made.height // 2)
