"""The history of a page's published texts, for those who edit it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.core.editions.presenters import comparison, edition_rows
from portal.core.editions.queries import editions_of, page_with_editions
from portal.core.publishing.changes import subject_of


@require_safe
def page_editions(request: HttpRequest, page_id: int) -> HttpResponse:
    """List what a page said, and what changed between two of its editions."""
    page = page_with_editions(page_id)
    if page is None:
        raise Http404
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    editions = editions_of(subject_of(page))
    old, new = request.GET.get("from", ""), request.GET.get("to", "")
    compared = comparison(editions, old, new)
    context = {
        "page_title": _("Editions of “%(title)s”") % {"title": page.get_admin_display_title()},
        "header_icon": "history",
        "page": page,
        "editions": edition_rows(editions),
        "compared": compared,
        "is_choice_empty": bool(old or new) and compared is None,
    }
    return TemplateResponse(request, "portal/cms/page_editions.html", context)
