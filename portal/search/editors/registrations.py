"""What synonyms and promoted results register with search and with the kernel."""

from __future__ import annotations

from wagtail.snippets.models import register_snippet

from portal.core import registry, stamp_sources
from portal.search import promoting, thesaurus
from portal.search.editors.cms.view_sets import SearchGroup
from portal.search.editors.models import Promotion, SynonymSet
from portal.search.editors.packing import SynonymKind
from portal.search.editors.presenters import PROMOTIONS_PANEL
from portal.search.editors.queries import promotions_for, synonyms_of

KIND = SynonymKind()


def register() -> None:
    """Offer synonyms and promoted results to search; register editors, packs and a panel."""
    if synonyms_of not in thesaurus.synonym_sources:
        thesaurus.synonym_sources.append(synonyms_of)
        promoting.promotion_sources.append(promotions_for)
    registry.pack_kinds.register(KIND.name, KIND)
    registry.dashboard_panels.register("promotions", PROMOTIONS_PANEL)
    stamp_sources.watch_pages(SynonymSet, Promotion)
    register_snippet(SearchGroup)
