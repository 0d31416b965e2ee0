"""What knowledge tells search: its pages, and the lists that are no pages."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy

from portal.core.findable import CHILD
from portal.core.passages import bodies_of
from portal.guidance import models
from portal.search.following import register_source
from portal.search.sources.pages import PagesFound
from portal.search.sources.places import Place, source_of_places


def bodies_read(page: Any) -> list[list[Any]]:
    """List the bodies a reader gets: a shared chapter before what holds here."""
    chapter = getattr(page, "chapter", None)
    shared = bodies_of(chapter) if chapter is not None and chapter.live else []
    return [*shared, *bodies_of(page)]


# Shared chapters stand on no site: who reads one reads a part of a guide.
PAGES: Final = PagesFound(
    {
        models.GuidanceIndexPage: "guidance",
        models.GuidePage: "guidance",
        models.GuidePartPage: "guidance",
        models.StrategyIndexPage: "strategy",
        models.StrategyPage: "strategy",
    },
    bodies=bodies_read,
    related=["chapter"],
)
PLACES: Final = (
    Place(
        "guidance:signs",
        gettext_lazy("Indicators"),
        gettext_lazy(
            "Signs are a reason to be curious. None of them is proof, and one alone can be "
            "enough to act."
        ),
        kind="indicator",
    ),
    Place(
        "guidance:laws",
        gettext_lazy("Law and guidance"),
        gettext_lazy(
            "What the law says, how far it counts today, and when somebody looks at it again. "
            "This is no legal advice."
        ),
    ),
    Place(
        "guidance:language",
        gettext_lazy("Words that help, words that blame"),
        gettext_lazy(
            "How we write about children shapes how they are seen. These words make harm sound "
            "like a choice; better ones stand beside them."
        ),
    ),
    Place(
        "guidance:glossary",
        gettext_lazy("Glossary"),
        gettext_lazy(
            "Abbreviations and words that are used on this site and in meetings, in plain English."
        ),
        kind="glossary",
    ),
    Place(
        "guidance:young",
        gettext_lazy("What can happen"),
        gettext_lazy("Pick one to read about. You are not in trouble."),
        voice=CHILD,
    ),
)


def register() -> None:
    """Register both."""
    register_source("knowledge", PAGES.source)
    register_source("lists", source_of_places(PLACES))
