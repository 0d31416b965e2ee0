"""Resolve the partnership of a request once."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.http.request import split_domain_port

from portal.core.queries import partnership_of_host
from portal.core.requests import PortalRequest

GetResponse = Callable[[PortalRequest], HttpResponse]


class PartnershipMiddleware:
    """This puts `request.partnership` and Wagtail's site on the request, by host name."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: PortalRequest) -> HttpResponse:
        """Answer as the partnership of the host."""
        host, _port = split_domain_port(request.get_host())
        partnership = partnership_of_host(host)
        request.partnership = partnership
        # Wagtail would look the site up again for every address it builds.
        request._wagtail_site = partnership.site if partnership else None
        return self.get_response(request)
