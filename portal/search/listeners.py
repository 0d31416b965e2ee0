"""Who is told when adults search; of children nobody is told anything."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from portal.search.engines.base import Scope
from portal.search.understanding.understood import Understood


class SearchListener(Protocol):
    """This hears of a search that was answered on the page."""

    def __call__(
        self, *, understood: Understood, scope: Scope, total: int, now: datetime
    ) -> object:
        """Take note, without keeping who searched."""


class ChoiceListener(Protocol):
    """This hears which result somebody opened."""

    def __call__(self, *, text: str, rank: int, scope: Scope, now: datetime) -> object:
        """Take note, without keeping who chose."""


# Each is appended once, in an apps.ready().
on_search: list[SearchListener] = []
on_choice: list[ChoiceListener] = []


def tell_search(*, understood: Understood, scope: Scope, total: int, now: datetime) -> None:
    """Tell of a search by an adult."""
    for listener in on_search:
        listener(understood=understood, scope=scope, total=total, now=now)


def tell_choice(*, text: str, rank: int, scope: Scope, now: datetime) -> None:
    """Tell which result an adult opened: the first is 1."""
    for listener in on_choice:
        listener(text=text, rank=rank, scope=scope, now=now)
