"""Every part of the portal in every state, on demonstrations only."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.core import registry
from portal.core.forms import error_title
from portal.core.pdf.public import PaperName, paper_of
from portal.core.requests import PortalRequest
from portal.core.specimens import papers
from portal.core.views.papers import personal_paper, public_paper

SKINS = ("adult", "child", "teen")


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """List the groups."""
    _only_for_demonstrations()
    context = {
        "title": _("Components"),
        "skin": _skin(request),
        "crumbs": [{"label": _("Home"), "url": reverse("home")}],
        "groups": list(registry.specimen_groups),
    }
    return TemplateResponse(request, "portal/components/index.html", context)


@require_safe
def components_group(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one group in one state and one skin."""
    _only_for_demonstrations()
    group = registry.specimen_groups.get(slug)
    if group is None:
        raise Http404
    state = group.state_by_slug(request.GET.get("state", ""))
    context = {
        "group": group,
        "state": state,
        "skin": _skin(request),
        "skins": SKINS,
        "crumbs": [
            {"label": _("Home"), "url": reverse("home")},
            {"label": _("Components"), "url": reverse("components")},
        ],
        **group.build(request, state.slug),
    }
    form = context.get("form")
    context["title"] = error_title(str(group.label), form) if form else group.label
    return TemplateResponse(request, group.template, context)


@require_safe
def components_paper(request: PortalRequest) -> HttpResponseBase:
    """Hand out the paper that shows every block."""
    _only_for_demonstrations()
    name = PaperName(papers.SOURCE, "blocks", get_language() or settings.LANGUAGE_CODE)
    paper = request.partnership and paper_of(name, request.partnership)
    if not request.partnership or not paper:
        raise Http404
    return public_paper(request, name, paper, request.partnership)


@require_safe
def components_personal_paper(request: PortalRequest) -> HttpResponseBase:
    """Hand out a paper as one visitor would get it."""
    _only_for_demonstrations()
    if request.partnership is None:
        raise Http404
    return personal_paper(request, papers.personal_paper(request.partnership))


def _skin(request: HttpRequest) -> str:
    wished = request.GET.get("skin", "")
    return wished if wished in SKINS else SKINS[0]


def _only_for_demonstrations() -> None:
    if not settings.DEMO:
        raise Http404
