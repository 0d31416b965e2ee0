"""What middleware and the page router put on a request, for the type checker."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
