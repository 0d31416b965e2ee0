"""Whatever a request of the CMS changes, it changes as a whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.contrib.messages.storage import default_storage
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from portal.core.requests import PortalRequest
from portal.core.uploads.written import WrittenFiles
from portal.core.views.cms_refusals import kept_as_draft, refusal

GetResponse = Callable[[HttpRequest], HttpResponse]
CMS = "/cms/"
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})  # reads take no write lock
# Without one of these an editing form saves a draft.
BEYOND_DRAFT = (
    "action-publish",
    "action-submit",
    "action-restart-workflow",
    "action-workflow-action",
)
UNAVAILABLE = 503
MESSAGES = "_messages"  # where Django keeps them on a request


class CmsTransactionMiddleware:
    """This runs unsafe requests under /cms/ in one transaction; what fails is undone entirely.

    It stands innermost. An exception counts, and so does an answer of 500 or more: exceptions
    come back from further in as answers. Text that could not be published is kept as a draft.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; when the answer was undone, say so and keep what somebody wrote."""
        if request.method in SAFE or not request.path_info.startswith(CMS):
            return self.get_response(request)
        # Read what is sent, and look up who sends it, before taking the one lock SQLite has.
        names = request.POST.keys()
        if not request.user.is_authenticated:
            return self.get_response(request)
        wants_more = any(name in names for name in BEYOND_DRAFT)
        response, fault = self._attempt(request)
        if fault is None or response.status_code == UNAVAILABLE:
            return response
        if wants_more:
            kept = self._keep_draft(request, fault)
            if kept is not None:
                return kept
        return refusal(request, fault, response)

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Note what a view raised: its answer alone would not tell a refusal from a failure."""
        cast("PortalRequest", request).cms_fault = error

    def _attempt(self, request: HttpRequest) -> tuple[HttpResponse, Exception | None]:
        """Answer inside a transaction; give the answer, and why it was undone if it was."""
        noted = cast("PortalRequest", request)
        noted.cms_fault = None
        with WrittenFiles() as written, transaction.atomic():
            response = self.get_response(request)
            fault: Exception | None = noted.cms_fault
            if fault is None and (response.status_code >= 500 or transaction.get_rollback()):
                fault = Undone()
            if fault is not None:
                transaction.set_rollback(True)
                written.are_undone = True
        return response, fault

    def _keep_draft(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Send the same form again as a draft; None when not even that can be saved."""
        fields = request.POST.copy()
        for name in BEYOND_DRAFT:
            fields.pop(name, None)
        request.POST = fields  # type: ignore[assignment]  # as mutable as the one it replaces
        for name in request.FILES:
            for file in request.FILES.getlist(name):
                file.seek(0)
        # What the first try told is not so; this is how the framework itself begins.
        setattr(request, MESSAGES, default_storage(request))
        response, second_fault = self._attempt(request)
        if second_fault is not None:
            return None
        messages.error(request, kept_as_draft(fault))
        return response


class Undone(Exception):
    """This answer said itself that it failed."""
