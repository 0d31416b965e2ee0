"""What the plan tells search: priorities with their actions, measures, and where both are listed.

Figures stay out: which of them may be shown at all depends on all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy

from portal.core.findable import Findable
from portal.core.registry import SearchSource
from portal.guidance.plan import models
from portal.search.following import register_source
from portal.search.sources.addresses import path_of
from portal.search.sources.rows import RowsFound, Said, itself, owner_of


def _priority(text: Any) -> Said:
    actions = [one for one in _actions(text) for one in (one.title, one.detail) if one]
    return Said(
        title=text.title,
        path=path_of("guidance:plan:priority", text.owner.slug),
        summary=text.summary,
        words=(text.owner.code,),
        body="\n".join([text.summary, *actions]),
    )


def _actions(text: Any) -> Iterator[Any]:
    """Walk the words of its actions that readers see wherever they see the priority."""
    for action in text.owner.actions.all():
        if action.partnership_id in {None, text.owner.partnership_id}:
            for said in action.texts.all():
                if said.live and said.approved_at and said.locale_id == text.locale_id:
                    yield said


def _measure(text: Any) -> Said:
    told = (text.definition, text.rationale, text.numerator, text.denominator, text.source)
    return Said(
        title=text.name,
        path=path_of("guidance:plan:indicator", text.owner.slug),
        summary=text.definition,
        words=(text.owner.code,),
        body="\n".join(filter(None, told)),
    )


PRIORITIES: Final = RowsFound(
    prefix="priority:",
    kind="strategy",
    texts=lambda: models.PriorityText.objects.prefetch_related("owner__actions__texts"),
    say=_priority,
    owners={
        models.PriorityText: owner_of,
        models.Priority: itself,
        models.ActionText: lambda text: [text.owner.priority],
        models.Action: lambda action: [action.priority],
    },
    watches=(models.Priority, models.Action),
)
MEASURES: Final = RowsFound(
    prefix="measure:",
    kind="strategy",
    texts=models.MeasureText.objects.all,
    say=_measure,
    owners={models.MeasureText: owner_of, models.Measure: itself},
    watches=(models.Measure,),
)

# Each list with the table that must not be empty where it is found.
LISTS: Final = {
    "place:plan": ("guidance:plan:plan", gettext_lazy("Delivery plan"), models.PriorityText),
    "place:plan-summary": (
        "guidance:plan:summary",
        gettext_lazy("Delivery plan on one page"),
        models.PriorityText,
    ),
    "place:measures": (
        "guidance:plan:indicators",
        gettext_lazy("Performance indicators"),
        models.MeasureText,
    ),
}
LIST_TABLES: Final = (models.PriorityText, models.MeasureText)


def _lists(things: Sequence[str]) -> Iterator[Findable]:
    places = {table: _places_of(table) for table in LIST_TABLES}
    for thing in things:
        name, title, table = LISTS[thing]
        with translation.override(settings.LANGUAGE_CODE):
            words = str(title)
        for place in places[table]:
            yield Findable(
                thing=thing,
                origin=f"{thing}:{place or 'everywhere'}",
                kind="strategy",
                language=settings.LANGUAGE_CODE,
                path=path_of(name),
                title=words,
                partnership_pk=place,
            )


def _places_of(table: Any) -> list[int | None]:
    """List the partnerships that have something to list; None: all of them."""
    rows = table.objects.live().in_language(settings.LANGUAGE_CODE).order_by("owner__partnership")
    found = list(rows.values_list("owner__partnership", flat=True).distinct())
    return [None] if None in found else found


def _touched(thing: Any) -> Iterable[str]:
    return list(LISTS) if isinstance(thing, LIST_TABLES) else []


def register() -> None:
    """Register all of them."""
    register_source("priorities", PRIORITIES.source)
    register_source("measures", MEASURES.source)
    register_source("plan-lists", SearchSource(lambda: list(LISTS), _lists, _touched))
