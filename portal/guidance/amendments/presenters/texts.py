"""What a page said: its kept texts, and the way from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.safestring import SafeString

from portal.core.addresses import page_address
from portal.core.editions.domain.freezing import frozen_html
from portal.core.editions.models import Edition
from portal.core.editions.presenters import EditionRow, edition_rows, key_of
from portal.core.models import BasePage
from portal.core.time.clock import end_of_day, london_day
from portal.guidance.amendments.addresses import history_address
from portal.guidance.amendments.rules import without_title


@dataclass(frozen=True)
class KeptText:
    """This is what a page said, as it was frozen."""

    title: str
    html: SafeString
    row: EditionRow


@dataclass(frozen=True)
class OnDay:
    """This leads to a page as it was on one day."""

    day: date
    url: str


@dataclass(frozen=True)
class History:
    """This is what a page says of its own past."""

    edition: str  # "Edition 3"; empty before the first was kept
    published_at: datetime | None
    changes_url: str  # empty where the history is not for everybody
    latest_day: date


def kept_text(edition: Edition) -> KeptText:
    """Give a frozen text for the page around it.

    It was cleaned when it was frozen. It is cleaned once more, so that nothing else in this
    column, whoever wrote it there, can do more than stand on the page.
    """
    [row] = edition_rows([edition])
    html = without_title(frozen_html(edition.html))
    return KeptText(edition.title, SafeString(html), row)


def last_moment(day: date, now: datetime) -> datetime:
    """Give the end of a day in London, or now while the day lasts."""
    return min(end_of_day(day) - timedelta(microseconds=1), now)


def history_of_page(
    page: BasePage, newest: Edition | None, *, is_public: bool, now: datetime
) -> History:
    """Say which edition readers have before them."""
    rows = edition_rows([newest]) if newest else []
    is_linked = bool(rows) and is_public
    return History(
        edition=rows[0].name if rows else "",
        published_at=rows[0].published_at if rows else None,
        changes_url=history_address(page.pk) if is_linked else "",
        latest_day=london_day(now),
    )


def since_url(page: BasePage, edition: Edition, newest: Edition) -> str:
    """Give the address of what changed since an edition; empty when nothing did."""
    if key_of(edition) == key_of(newest):
        return ""
    return f"{history_address(page.pk)}?from={key_of(edition)}&to={key_of(newest)}"


def nearest(
    page: BasePage, editions: Sequence[Edition], moment: datetime
) -> tuple[OnDay | None, OnDay | None]:
    """Give the last text before a moment and the first after it."""
    before = next((each for each in editions if each.published_at <= moment), None)
    after = next((each for each in reversed(editions) if each.published_at > moment), None)
    return _on_day(page, before), _on_day(page, after)


def _on_day(page: BasePage, edition: Edition | None) -> OnDay | None:
    if edition is None:
        return None
    day = london_day(edition.published_at)
    return OnDay(day, f"{page_address(page)}?as_at={day.isoformat()}")
