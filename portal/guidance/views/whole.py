"""A whole guide on one page: on the screen, for the printer, and as a tagged PDF."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from portal.core.pdf.public import PaperName, paper_of
from portal.core.requests import PortalRequest
from portal.core.views.papers import public_paper
from portal.core.views.serve import serve_otherwise
from portal.guidance.models import GuidePage
from portal.guidance.papers import SOURCE
from portal.guidance.presenters.guides import pdf_address, whole_guide
from portal.guidance.views.guides import show


@require_safe
def guide_print(request: PortalRequest, guide: str) -> HttpResponse:
    """Show every part of a guide, one below the other."""
    return serve_otherwise(request, f"guidance/{guide}/", _print)


@require_safe
def guide_pdf(request: PortalRequest, guide: str) -> HttpResponseBase:
    """Hand out a guide that everybody may read as a PDF."""
    name = PaperName(SOURCE, guide, get_language() or "en")
    paper = request.partnership and paper_of(name, request.partnership)
    if not request.partnership or not paper:
        raise Http404
    return public_paper(request, name, paper, request.partnership)


def _print(page: Page, request: HttpRequest, _args: object, _kwargs: object) -> HttpResponse:
    if not isinstance(page, GuidePage):
        raise Http404
    return show(
        request, page, "guide_print",
        title=_("%(title)s: whole guide") % {"title": page.tab_title},
        pages=whole_guide(page), anchors_taken=set(), pdf_url=pdf_address(page),
    )  # fmt: skip
