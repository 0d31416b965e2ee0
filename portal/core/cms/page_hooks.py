"""Keep reserved addresses free on the ways past the editing form: moving and copying."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from portal.core.cms.page_form import HOME_DEPTH
from portal.core.slugs import is_reserved


def refuse_reserved_move(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    """Refuse to move a page to where its address belongs to a part of the portal."""
    return _refused(request, page, page.slug, destination)


def refuse_reserved_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse a copy under an address that belongs to a part of the portal."""
    if request.method != "POST":
        return None
    parent = Page.objects.filter(pk=_number(request.POST.get("new_parent_page"))).first()
    return _refused(request, page, request.POST.get("new_slug", ""), parent or page.get_parent())


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() and len(text) < 19 else None


def _refused(request: HttpRequest, page: Page, slug: str, parent: Page) -> HttpResponse | None:
    if not is_reserved(slug, is_top_level=parent.depth == HOME_DEPTH):
        return None
    messages.error(
        request,
        _(
            "A part of the portal has the address “%(slug)s” there. "
            "Change the slug of the page first, or choose another place."
        )
        % {"slug": slug},
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)
