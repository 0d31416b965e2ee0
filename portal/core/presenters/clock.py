"""Times of day as people say them."""

from __future__ import annotations

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.core.time.clock import london


def clock_words(moment: datetime) -> str:
    """Give a time of day in London: "5 pm", "9.30 am", "midday"; or as the language does."""
    here = london(moment)
    if not (get_language() or "en").startswith("en"):
        return date_format(here, "TIME_FORMAT")
    if here.minute == 0 and here.hour % 12 == 0:
        return _("midday") if here.hour else _("midnight")
    half = "am" if here.hour < 12 else "pm"
    hour = here.hour % 12 or 12
    return f"{hour}.{here.minute:02} {half}" if here.minute else f"{hour} {half}"
