"""Columns that lists of rows share. Said by the row itself: no query for any line."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column


def whose(row: Any) -> str:
    """Say whose a row is; a national one is everybody's."""
    return str(row.partnership or _("Everywhere"))


def state(row: Any) -> str:
    """Say what readers see of a row with drafts."""
    if not row.live:
        return _("Draft")
    return _("Published, a draft waits") if row.has_unpublished_changes else _("Published")


PARTNERSHIP_COLUMN = Column(
    "partnership", label=gettext_lazy("Partnership"), accessor=whose, sort_key="partnership"
)
STATE_COLUMN = Column("live", label=gettext_lazy("State"), accessor=state, sort_key="live")
