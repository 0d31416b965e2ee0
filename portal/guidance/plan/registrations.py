"""What plan and measures register with the kernel."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext_lazy
from wagtail.snippets.models import register_snippet

from portal.core import registry, stamp_sources
from portal.core.models import Partnership
from portal.core.registry import LinkCard, LinkCardSource, SiteMapEntry
from portal.guidance.plan import models, queries, search
from portal.guidance.plan.editors import PlanGroup
from portal.guidance.plan.packing import ActionKind, MeasureKind, PriorityKind, ValueKind
from portal.guidance.plan.presenters.measures import indicators_address
from portal.guidance.plan.presenters.plan import plan_address
from portal.guidance.plan.specimens import GROUP as SPECIMENS

PACK_KINDS = (PriorityKind(), ActionKind(), MeasureKind(), ValueKind())
AUDITED = {
    "action-reported": gettext_lazy("Progress of an action reported"),
    "measure-value-entered": gettext_lazy("Figure of a measure entered"),
    "measure-value-corrected": gettext_lazy("Figure of a measure corrected"),
}


def register() -> None:
    """Register editors, addresses, cards and kinds of pack entries."""
    for kind in PACK_KINDS:
        registry.pack_kinds.register(kind.name, kind)
    for code, name in AUDITED.items():
        registry.audit_kinds.register(code, name)
    registry.site_map.register("plan", addresses)
    cards = LinkCardSource(gettext_lazy("Delivery plan and indicators"), plan_cards)
    registry.link_cards.register("plan", cards)
    registry.specimen_groups.register(SPECIMENS.slug, SPECIMENS)
    search.register()
    stamp_sources.watch(
        models.Priority, models.Action, models.Measure, models.MeasureValue, models.ActionChange
    )
    stamp_sources.watch_pages(models.PriorityText, models.ActionText, models.MeasureText)
    register_snippet(PlanGroup)


def addresses(partnership: Partnership) -> Iterator[SiteMapEntry]:
    """List every public address; two queries. What is empty is not told to search engines."""
    first = settings.LANGUAGE_CODE
    priorities = queries.priority_cards(partnership, first).texts
    measures = queries.measures_of(partnership, first).texts
    if priorities:
        yield SiteMapEntry(plan_address())
        yield SiteMapEntry(plan_address("summary"))
    for text in priorities:
        yield SiteMapEntry(plan_address(text.owner.slug))
    if measures:
        yield SiteMapEntry(indicators_address())
    for text in measures:
        yield SiteMapEntry(indicators_address(text.owner.slug))


def plan_cards(partnership: Partnership) -> list[LinkCard]:
    """Give cards for the plan and the indicators, where there are any; two queries."""
    first = settings.LANGUAGE_CODE
    cards = []
    if queries.priority_cards(partnership, first).texts:
        text = gettext_lazy("What the partnership set out to do, and how far it is.")
        cards.append(LinkCard(str(gettext_lazy("Delivery plan")), plan_address(), str(text)))
    if queries.measures_of(partnership, first).texts:
        text = gettext_lazy("What is measured, how, and what the figures say.")
        name = gettext_lazy("Performance indicators")
        cards.append(LinkCard(str(name), indicators_address(), str(text)))
    return cards
