"""Pages of two partnerships, and a look round."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from portal.guidance.review.actions.examine import look_round
from tests.factories import LanguageAdviceTextFactory, StandardPageFactory

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.fixture
def two(four_partnerships):
    """Give two partnerships: one's own, and another."""
    return four_partnerships["north-lincolnshire"], four_partnerships["cheshire-east"]


@pytest.fixture
def page_of():
    """Give a function: `page_of(partnership, title="A", body=[…])` makes a published page."""

    def make(partnership, **values):
        values = {"last_published_at": NOW, **values}
        return StandardPageFactory(parent=partnership.site.root_page, **values)

    return make


@pytest.fixture
def look():
    """Give a function that looks at everything there is."""

    def look_now(now=NOW):
        return look_round(now=now, is_everything=True)

    return look_now


@pytest.fixture
def advice(db):
    """Publish one piece of advice on language."""
    return LanguageAdviceTextFactory(
        avoid="lifestyle choice",
        say="is being exploited",
        why="A child cannot choose it.",
        phrases="lifestyle choice\nattention seeking\nwon’t engage",
    )
