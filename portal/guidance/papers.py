"""Guides as papers: the whole text, tagged, named after the guide."""

from __future__ import annotations

from portal.core.models import Partnership
from portal.core.pdf.paper import Paper
from portal.core.queries import live_page_at
from portal.core.requests import nobody_asking
from portal.guidance.models import GuidePage
from portal.guidance.presenters.guides import whole_guide
from portal.guidance.queries import is_for_everybody

SOURCE = "guides"


def guide_paper(partnership: Partnership, key: str, language: str) -> Paper | None:
    """Write a guide that everybody may read; None when there is none of that name."""
    page = live_page_at(partnership.site.root_page, f"guidance/{key}/", language)
    if not isinstance(page, GuidePage) or not is_for_everybody(page):
        return None
    return Paper(
        title=page.title,
        template="portal/guidance/guide_paper.html",
        file_name=page.slug,
        language=page.locale.language_code,
        context={
            "page": page,
            "pages": whole_guide(page),
            "anchors_taken": set(),
            "request": nobody_asking(partnership),
            "is_frozen": True,
        },
        base_url=partnership.site.root_url,
    )
