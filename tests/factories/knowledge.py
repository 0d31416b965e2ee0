"""Pages of knowledge: `GuidePartPageFactory(parent=guide, body=[…])`."""

from __future__ import annotations

import factory

from portal.guidance.models import (
    GuidanceIndexPage,
    GuidePage,
    GuidePartPage,
    SharedChapterPage,
    SharedChaptersPage,
    StrategyIndexPage,
    StrategyPage,
)
from tests.factories.pages import BasePageFactory


class GuidanceIndexPageFactory(BasePageFactory):
    """This makes the list of guides below a home page."""

    title = "Guidance"
    slug = "guidance"

    class Meta:
        model = GuidanceIndexPage


class GuidePageFactory(BasePageFactory):
    """This makes a guide below the list of guides."""

    title = factory.Sequence(lambda n: f"Guide {n}")
    source = "A guide, April 2026"

    class Meta:
        model = GuidePage


class GuidePartPageFactory(BasePageFactory):
    """This makes a part of a guide."""

    title = factory.Sequence(lambda n: f"Part {n}")

    class Meta:
        model = GuidePartPage


class SharedChaptersPageFactory(BasePageFactory):
    """This makes the page that holds shared chapters, outside every site."""

    title = "Shared chapters"

    class Meta:
        model = SharedChaptersPage


class SharedChapterPageFactory(BasePageFactory):
    """This makes a shared chapter."""

    title = factory.Sequence(lambda n: f"Chapter {n}")

    class Meta:
        model = SharedChapterPage


class StrategyIndexPageFactory(BasePageFactory):
    """This makes the list of strategies below a home page."""

    title = "Strategy"
    slug = "strategy"

    class Meta:
        model = StrategyIndexPage


class StrategyPageFactory(BasePageFactory):
    """This makes a strategy, or an objective below one."""

    title = factory.Sequence(lambda n: f"Strategy {n}")

    class Meta:
        model = StrategyPage
