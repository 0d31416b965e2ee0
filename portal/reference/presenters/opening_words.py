"""Opening times as people say them, in the active language."""

from __future__ import annotations

from datetime import datetime

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.core.presenters.clock import clock_words
from portal.core.time.opening_status import (
    Nearness,
    OpenState,
    OpenStatus,
    nearness,
    spoken_day,
)


def open_words(status: OpenStatus, now: datetime) -> str:
    """Say whether a door is open: "open until 5 pm", "closed, opens Monday 9 am", or nothing."""
    told_at = status.told_at
    match status.state:
        case OpenState.OPEN if told_at is None:
            return _("open day and night")
        case OpenState.OPEN if told_at is not None:
            return _("open until %(time)s") % {"time": moment_words(told_at, now)}
        case OpenState.CLOSED if told_at is not None:
            return _("closed, opens %(time)s") % {"time": moment_words(told_at, now)}
        case OpenState.CLOSED:
            return _("closed")
    return ""


def moment_words(moment: datetime, now: datetime) -> str:
    """Name a coming moment as briefly as it can be understood."""
    clock = clock_words(moment)
    near = nearness(moment, now)
    if near is Nearness.TODAY:
        return clock
    day = spoken_day(moment)
    words = {"weekday": WEEKDAYS[day.weekday()], "time": clock}
    if near is Nearness.THIS_WEEK:
        return _("%(weekday)s %(time)s") % words
    words["date"] = date_format(day, "MONTH_DAY_FORMAT")
    return _("%(weekday)s %(date)s, %(time)s") % words
