"""Writes of what is remembered of deleted pages."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from portal.core.editions.queries import latest_edition
from portal.core.models import BasePage
from portal.core.publishing.places import partnership_of
from portal.guidance.amendments.models import GonePage
from portal.guidance.amendments.queries import may_be_named


def remember_gone(*, page: BasePage, now: datetime) -> GonePage | None:
    """Note that a page is being deleted that everybody knew; None when its title stays unsaid."""
    with transaction.atomic():
        partnership = partnership_of(page)
        if partnership is None or not may_be_named(page) or latest_edition(page) is None:
            return None
        gone, _is_new = GonePage.objects.get_or_create(
            model_label=page._meta.label,
            object_id=str(page.pk),
            defaults={"partnership": partnership, "gone_at": now},
        )
    return gone
