"""What meetings still need, for “Before you go live” and the CMS's first page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from portal.core.cms.offers import DashboardPanel, DashboardRow, LiveFinding
from portal.core.models import Partnership
from portal.navigator.meetings import queries
from portal.navigator.meetings.models import MeetingText

SOON = timedelta(days=30)  # so long before the last date an editor hears of it


def check_meetings(
    partnerships: Sequence[Partnership], now: datetime
) -> dict[int, list[LiveFinding]]:
    """Find what the meetings of each partnership still need; one query."""
    texts: dict[int | None, list[MeetingText]] = {}
    for text in queries.for_editors(partnerships):
        texts.setdefault(text.owner.partnership_id, []).append(text)
    return {each.pk: _findings(texts.get(each.pk, [])) for each in partnerships}


def _findings(texts: Sequence[MeetingText]) -> list[LiveFinding]:
    mend = reverse("wagtailsnippets_meetings_meetingtext:list")
    if not texts:
        return [LiveFinding(False, gettext_noop("Describe your meetings."), mend=mend)]
    without = sum(1 for text in texts if text.owner.is_running and not text.chair)
    return [
        LiveFinding(True, gettext_noop("Your meetings are described."), mend=mend),
        LiveFinding(
            not without,
            gettext_noop("Running meetings that do not say who chairs them: %(count)d.")
            if without
            else gettext_noop("Every meeting says who chairs it."),
            {"count": without},
            mend,
        ),
    ]


def date_rows(partnerships: Sequence[Partnership], now: datetime) -> list[DashboardRow]:
    """List the meetings whose dates run out; one that never had any is not missed; two queries."""
    texts = {text.owner_id: text for text in queries.for_editors(partnerships)}
    last = queries.last_dates(texts)
    return [
        DashboardRow(
            _row_words(text.name, last[pk], now),
            reverse("wagtailsnippets_meetings_meeting:edit", args=[pk]),
            is_warning=last[pk] <= now,
        )
        for pk, text in texts.items()
        if pk in last and last[pk] <= now + SOON
    ]


def _row_words(name: str, last: datetime, now: datetime) -> str:
    if last <= now:
        return _("%(name)s: no coming date is entered") % {"name": name}
    return _("%(name)s: the last date that is entered comes soon") % {"name": name}


DATES_PANEL = DashboardPanel(gettext_lazy("Dates of meetings that run out"), date_rows)
