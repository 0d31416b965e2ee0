"""How views hand out papers."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

from portal.core.exceptions import ExpectedFault
from portal.core.models import Partnership
from portal.core.pdf.exceptions import PdfBusy, PdfUnavailable
from portal.core.pdf.maker import make_pdf
from portal.core.pdf.paper import Paper
from portal.core.pdf.public import PaperName, public_pdf

ASK_AGAIN_SECONDS = 2
PDF = "application/pdf"


def public_paper(
    request: HttpRequest, name: PaperName, paper: Paper, partnership: Partnership
) -> HttpResponseBase:
    """Hand out a paper that anybody may read: made once, kept, never made while others wait."""
    try:
        file = public_pdf(name, paper, partnership)
    except (PdfUnavailable, PdfBusy) as fault:
        return _instead(request, fault)
    if file is None:
        return _being_made(request)
    response = FileResponse(file.open("rb"), content_type=PDF)
    response.headers["Content-Disposition"] = f'inline; filename="{_name(paper)}"'
    response.headers["Cache-Control"] = "public, max-age=60"
    return response


def personal_paper(request: HttpRequest, paper: Paper) -> HttpResponse:
    """Hand out a paper that only this visitor may read: made in memory and kept nowhere."""
    try:
        content = make_pdf(paper.html(), base_url=paper.address)
    except (PdfUnavailable, PdfBusy) as fault:
        return _instead(request, fault)
    response = HttpResponse(content, content_type=PDF)
    response.headers["Content-Disposition"] = f'attachment; filename="{_name(paper)}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _being_made(request: HttpRequest) -> HttpResponse:
    words = {"title": _("Your document is being made"), "skin": "adult"}
    response = TemplateResponse(request, "portal/pdf/being_made.html", words, status=202)
    response.headers["Refresh"] = str(ASK_AGAIN_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    return response


def _instead(request: HttpRequest, fault: ExpectedFault) -> HttpResponse:
    """Say why there is no paper, and what to do: never an error page with a code."""
    words = {
        "title": _("This document cannot be made just now"),
        "why": _(fault.template) % fault.facts,
        "skin": "adult",
    }
    response = TemplateResponse(request, "portal/pdf/instead.html", words, status=503)
    response.headers["Cache-Control"] = "no-store"
    return response


def _name(paper: Paper) -> str:
    return f"{get_valid_filename(paper.file_name)}.pdf"
