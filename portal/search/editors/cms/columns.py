"""What lists of synonyms and promoted results say of each."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from portal.core.time.clock import london_day
from portal.search.editors.presenters import days_words


def _phrases(row: Any) -> str:
    return (" → " if getattr(row, "is_one_way", False) else " = ").join(row.lines)


def _triggers(row: Any) -> str:
    return ", ".join(row.lines)


def _days(row: Any) -> str:
    # A list of the CMS is a view: it reads the clock.
    return days_words(row, london_day(timezone.now()))


SYNONYMS_COLUMN = Column("phrases", label=_("Words"), accessor=_phrases)
TRIGGERS_COLUMN = Column("phrases", label=_("When people type"), accessor=_triggers)
LANGUAGE_COLUMN = Column(
    "language", label=_("Language"), accessor="get_language_display", sort_key="language"
)
DAYS_COLUMN = Column("until_date", label=_("Shown"), accessor=_days, sort_key="until_date")
