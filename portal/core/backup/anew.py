"""What no backup holds because it is made from what a backup holds."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from portal.core import registry

logger = logging.getLogger(__name__)


def make_anew() -> Iterator[str]:
    """Make what is derived, saying what was made; the site is there whatever becomes of it."""
    for name, make in registry.after_restore.items():
        try:
            make()
        except Exception as error:
            logger.exception("Not made anew", extra={"event": "restore", "job": name})
            yield f"Not yet    {name}: {error}"
        else:
            yield f"Made anew  {name}"
