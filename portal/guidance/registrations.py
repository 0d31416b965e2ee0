"""What knowledge registers with the kernel."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy

from portal.core import registry, stamp_sources
from portal.core.cms.page_form import PageForm
from portal.core.models import Partnership
from portal.core.registry import LinkCard, LinkCardSource, SiteMapEntry
from portal.core.skins import CHILD
from portal.guidance import models, overlay, papers, presenters, queries, search
from portal.guidance.amendments.views.as_at import with_history
from portal.guidance.presenters.young import young_topics
from portal.guidance.specimens import GROUP as SPECIMENS
from portal.guidance.views import guides

YOUNG_CARDS = {
    "teen": gettext_lazy("What can happen, for young people"),
    "child": gettext_lazy("What can happen, for children under 11"),
}
VIEWS = {
    models.GuidanceIndexPage: guides.section,
    models.StrategyIndexPage: guides.section,
    models.GuidePage: guides.guide,
    models.GuidePartPage: guides.part,
    models.StrategyPage: guides.strategy,
    models.SharedChaptersPage: guides.shared_chapters,
    models.SharedChapterPage: guides.chapter,
}


def register() -> None:
    """Register addresses and cards."""
    for model, view in VIEWS.items():
        registry.page_views.register(model._meta.label, with_history(view))
        model.base_form_class = PageForm
    stamp_sources.watch_pages(*VIEWS)
    registry.site_map.register("knowledge", addresses)
    registry.edition_sources.register(models.GuidePartPage._meta.label, overlay.PART_SOURCE)
    registry.publish_handlers.register("shared-chapters", overlay.CHAPTER_HANDLER)
    registry.specimen_groups.register(SPECIMENS.slug, SPECIMENS)
    search.register()
    registry.public_papers.register(papers.SOURCE, papers.guide_paper)
    cards = LinkCardSource(gettext_lazy("Kinds of harm"), harm_cards)
    registry.link_cards.register("harms", cards)
    for skin, label in YOUNG_CARDS.items():
        registry.link_cards.register(
            f"young-{skin}", LinkCardSource(label, partial(young_cards, skin))
        )


def addresses(partnership: Partnership) -> Iterator[SiteMapEntry]:
    """List every public address; three queries."""
    first = settings.LANGUAGE_CODE
    for name in ("harms", "laws", "language", "signs", "glossary"):
        yield SiteMapEntry(reverse(f"guidance:{name}"))
    yield SiteMapEntry(reverse("guidance:young"))
    for topic in young_topics(queries.childs_harms_of(partnership, first).texts, CHILD):
        yield SiteMapEntry(topic.url)
    for card in presenters.cards(queries.harms_of(partnership, first).texts):
        yield SiteMapEntry(card.url)
    for group in presenters.in_groups(queries.signs_of(partnership, first).texts):
        for sign in group.signs:
            yield SiteMapEntry(sign.url)


def young_cards(skin: str, partnership: Partnership) -> list[LinkCard]:
    """Give a card for each kind of harm in words for children; one query."""
    found = queries.childs_harms_of(partnership, settings.LANGUAGE_CODE)
    return [LinkCard(card.title, card.url, card.text) for card in young_topics(found.texts, skin)]


def harm_cards(partnership: Partnership) -> list[LinkCard]:
    """Give a card for each kind of harm; one query."""
    found = queries.harms_of(partnership, settings.LANGUAGE_CODE)
    return [LinkCard(card.title, card.url, card.text) for card in presenters.cards(found.texts)]
