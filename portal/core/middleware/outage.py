"""Answer calmly when the portal is put aside or its database cannot be reached."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from portal.core.exit.views import blank_page, send_away
from portal.core.outage import is_database_away, is_in_maintenance
from portal.core.views.errors import RETRY_AFTER, error_response

GetResponse = Callable[[HttpRequest], HttpResponse]
logger = logging.getLogger(__name__)
MAINTENANCE_RETRY_AFTER = 300


class OutageMiddleware:
    """This stands outside everything that needs the database, and inside the page cache.

    Pages already cached are served all the same. What fails in a middleware further in comes back
    as a finished answer from `errors.server_error`, which looks at the error in the same way.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on unless the portal is put aside; mend what comes back."""
        if is_in_maintenance():
            response = error_response(request, 503, retry_after=MAINTENANCE_RETRY_AFTER)
        else:
            response = self.get_response(request)
        if response.status_code >= 500 and request.path_info.endswith(("/leave/", "/leave/out/")):
            return _let_go(request)
        if response.status_code == 405 and not response.content:
            return error_response(request, 405, allow=response.headers["Allow"].split(", "))
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer 503 when a view could not reach the database; leave every other fault alone."""
        if not is_database_away(error):
            return None
        logger.error("The database cannot be reached", extra={"event": "outage"})
        return error_response(request, 503, retry_after=RETRY_AFTER)


def _let_go(request: HttpRequest) -> HttpResponse:
    """Send away whoever leaves; no page of ours, whatever it says, may stay in their history."""
    if request.path_info.endswith("/leave/"):
        return send_away()
    language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
    with translation.override(language):
        return blank_page()
