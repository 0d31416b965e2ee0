"""A change the shared cache could not be told of is owed, in the database, until it was told.

Otherwise a cache that comes back brings the pages along that were kept before the change.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import DatabaseError, transaction
from django.utils import timezone

from portal.core.models import OwedStamp

logger = logging.getLogger("portal.stamp")


def note_owed() -> None:
    """Remember that the cache has to be told; with a transaction that fails, this goes too."""
    try:
        with transaction.atomic():
            OwedStamp.objects.create(owed_since=timezone.now())
    except DatabaseError:  # publishing must not fail because the cache is away
        logger.exception("nobody will tell the shared cache that pages changed")


def pay_owed(tell: Callable[[], None]) -> int:
    """Tell the cache if that is owed; say for how many changes. What telling raises, this does."""
    owed = list(OwedStamp.objects.order_by("pk").values_list("pk", flat=True))
    if owed:
        tell()
        OwedStamp.objects.filter(pk__in=owed).delete()
    return len(owed)
