"""What the CMS says of promoted results and of a change that is tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.core.cms.offers import DashboardPanel, DashboardRow
from portal.core.models import Partnership
from portal.core.time.clock import london_day
from portal.search.editors.models import Promotion
from portal.search.editors.queries import every_promotion, leads_somewhere
from portal.search.editors.rules.comparing import Comparison, Fate, Place

LIST = "wagtailsnippets_search_editors_promotion:list"
EDIT = "wagtailsnippets_search_editors_promotion:edit"


def days_words(row: Promotion, today: date) -> str:
    """Say in which days a promoted result is shown."""
    if row.is_over_on(today):
        return _("Over since %(day)s") % {"day": _day(row.until_date)}
    if row.is_planned_on(today):
        return _("From %(day)s") % {"day": _day(row.from_date)}
    if row.until_date:
        return _("Until %(day)s") % {"day": _day(row.until_date)}
    return _("Always")


def promotion_rows(partnerships: Sequence[Partnership], now: datetime) -> list[DashboardRow]:
    """List promoted results that are over, and those that lead nowhere any more."""
    today = london_day(now)
    return list(_rows(every_promotion([each.pk for each in partnerships]), today))


def _rows(found: Sequence[Promotion], today: date) -> Iterator[DashboardRow]:
    over = [row for row in found if row.is_over_on(today)]
    for row in found:
        if row not in over and not leads_somewhere(row, row.partnership_id):
            words = _("The promoted result “%(title)s” leads nowhere: readers do not see it.")
            yield DashboardRow(
                words % {"title": row.title}, reverse(EDIT, args=[row.pk]), is_warning=True
            )
    if over:
        words = ngettext(
            "A promoted result is over: %(count)d.", "Promoted results are over: %(count)d.",
            len(over),
        )  # fmt: skip
        yield DashboardRow(words % {"count": len(over)}, reverse(LIST))


PROMOTIONS_PANEL = DashboardPanel(gettext_lazy("Promoted results"), promotion_rows)


@dataclass(frozen=True)
class LinePresenter:
    """This is one result of one side."""

    rank: int
    title: str
    url: str
    words: str  # what becomes of it
    is_changed: bool


@dataclass(frozen=True)
class TrialPresenter:
    """This is what a change does to one question, side by side."""

    query: str
    summary: str
    before: tuple[LinePresenter, ...]
    after: tuple[LinePresenter, ...]
    total_before: int
    total_after: int

    @property
    def sides(self) -> tuple[tuple[LinePresenter, ...], tuple[LinePresenter, ...]]:
        """Give both lists, the one of now first."""
        return self.before, self.after


def trial_of(query: str, found: Comparison, totals: tuple[int, int]) -> TrialPresenter:
    """Say in words what a comparison says in places."""
    return TrialPresenter(
        query=query,
        summary=_summary(found),
        before=tuple(_line(place) for place in found.before),
        after=tuple(_line(place) for place in found.after),
        total_before=totals[0],
        total_after=totals[1],
    )


def _summary(found: Comparison) -> str:
    if found.is_same:
        return _("Nothing changes for these words.")
    counts = {
        _("new: %(count)d"): found.count(Fate.NEW),
        _("further up: %(count)d"): found.count(Fate.UP),
        _("further down: %(count)d"): found.count(Fate.DOWN),
        _("no longer among the first: %(count)d"): found.count(Fate.GONE),
    }
    told = [words % {"count": count} for words, count in counts.items() if count]
    return _("What changes: %(told)s.") % {"told": ", ".join(told)}


def _line(place: Place) -> LinePresenter:
    words = {
        Fate.SAME: "",
        Fate.UP: _("up"),
        Fate.DOWN: _("down"),
        Fate.NEW: _("new"),
        Fate.GONE: _("gone"),
    }[place.fate]
    if place.other_rank is not None and place.fate is not Fate.SAME:
        words = _("%(words)s, other side: %(rank)d") % {"words": words, "rank": place.other_rank}
    return LinePresenter(
        place.rank, place.shown.title, place.shown.url, words, place.fate is not Fate.SAME
    )


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""
