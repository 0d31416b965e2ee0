"""What middleware and the page router put on a request, for the type checker."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest

if TYPE_CHECKING:
    from wagtail.models import Site

    from portal.core.models import Partnership


class PortalRequest(HttpRequest):
    """This is the request a view of the portal gets; no request is ever made of this class."""

    partnership: Partnership | None
    _wagtail_site: Site | None
    content_language: str
    is_fallback_language: bool
    cms_fault: Exception | None  # what a view of the CMS raised


def nobody_asking(partnership: Partnership | None) -> PortalRequest:
    """Give blocks a request where nobody asks: for editions and papers."""
    request = cast("PortalRequest", HttpRequest())
    request.partnership = partnership
    request.path = request.path_info = "/"
    return request
