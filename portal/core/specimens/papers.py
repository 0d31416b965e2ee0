"""Two papers of invented words: one for everybody, one for whoever asked."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from portal.core.models import Partnership
from portal.core.pdf.paper import Paper
from portal.core.specimens.base import Specimen
from portal.core.specimens.blocks import facts_group, text_group

SOURCE = "specimens"
TEMPLATE = "portal/components/paper.html"


def public_paper(partnership: Partnership, key: str, language: str) -> Paper | None:
    """Write the paper that shows every block."""
    if key != "blocks":
        return None
    return Paper(
        title=_("Every block on paper"),
        template=TEMPLATE,
        file_name="every-block",
        language=language,
        context={"specimens": _specimens()},
        base_url=partnership.site.root_url,
    )


def personal_paper(partnership: Partnership) -> Paper:
    """Write a paper as one visitor would get it."""
    return Paper(
        title=_("Notes"),
        template=TEMPLATE,
        file_name="notes",
        context={"specimens": _specimens()[:1]},
        note=_("Sensitive. Destroy this paper when you no longer need it."),
        base_url=partnership.site.root_url,
    )


def _specimens() -> list[Specimen]:
    """Draw the blocks that need nothing of a request: a worker has none."""
    request = HttpRequest()
    return [*text_group(request, "")["specimens"], *facts_group(request, "")["specimens"]]
