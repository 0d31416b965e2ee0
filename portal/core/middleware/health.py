"""Answer monitors before anything else is looked at."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from portal.core.views.operations import HEALTH_VIEWS

GetResponse = Callable[[HttpRequest], HttpResponse]


class HealthMiddleware:
    """This stands before the edge guard: a load balancer asks by address, not by our host name."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a monitor, or pass the request on."""
        view = HEALTH_VIEWS.get(request.path_info)
        return view(request) if view else self.get_response(request)
