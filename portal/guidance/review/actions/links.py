"""Asking addresses elsewhere whether they still answer: a few at a time, one host after another."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from portal.guidance.review.fetching import OUTSIDE_ONLY, AddressRefused, Guard, status_of
from portal.guidance.review.models import OuterLink
from portal.guidance.review.queries import links_to_ask
from portal.guidance.review.rules.outer import (
    AGAIN_WHEN_RIGHT,
    AGAIN_WHEN_WRONG,
    Verdict,
    verdict_of,
)

MOST_A_RUN = 10  # a minute and a half at the very worst
CHOSEN_FROM = 200


def ask_links(*, now: datetime, guard: Guard = OUTSIDE_ONLY, most: int = MOST_A_RUN) -> int:
    """Ask addresses whose turn it is, no host twice in a run; give how many were asked.

    Nothing is held while we wait for an answer: each is written down by itself.
    """
    chosen = _one_of_each_host(links_to_ask(now, CHOSEN_FROM))[:most]
    for link in chosen:
        _ask(link, guard, now)
    return len(chosen)


def _one_of_each_host(links: list[OuterLink]) -> list[OuterLink]:
    by_host: dict[str, OuterLink] = {}
    for link in links:
        by_host.setdefault(_host_of(link.url), link)
    return list(by_host.values())


def _host_of(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return url


def _ask(link: OuterLink, guard: Guard, now: datetime) -> None:
    try:
        status = status_of(link.url, guard)
        verdict = verdict_of(status, link.failures)
    except AddressRefused:
        status, verdict = None, Verdict.REFUSED
    is_failure = verdict in {Verdict.FAILED, Verdict.BROKEN}
    again = AGAIN_WHEN_WRONG if is_failure else AGAIN_WHEN_RIGHT
    # By its key: the page that shows it may have dropped it while we waited.
    OuterLink.objects.filter(pk=link.pk).update(
        verdict=verdict.value,
        status=status,
        failures=min(link.failures + 1, 1000) if is_failure else 0,
        checked_at=now,
        due_at=now + again,
    )
