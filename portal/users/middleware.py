"""Two guards of a session: how long it lasts, and that it was opened with two steps."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from portal.users import second_factor
from portal.users.sessions import is_over, note_seen

GetResponse = Callable[[HttpRequest], HttpResponse]
ACCOUNTS = "/accounts/"
CMS = "/cms/"
# What somebody may open who still owes the second step: what is needed to show it, and the way out.
OPEN_WHILE_OWED = ("2fa/", "reauthenticate/", "logout/", "password/")


def has_session(request: HttpRequest) -> bool:
    """Say whether a session came along; without one nothing is looked up."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


class SessionLimitMiddleware:
    """This ends a session after half an hour without use, and after eight hours whatever happens.

    Every page of somebody who is signed in, and every page about accounts, is for nobody's cache.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End a session that has lasted long enough, and keep pages out of caches."""
        if has_session(request):
            now = timezone.now()
            if is_over(request.session, now):
                request.session.flush()
            else:
                note_seen(request.session, now)
        response = self.get_response(request)
        if has_session(request) or request.path.startswith((ACCOUNTS, CMS)):
            response.headers["Cache-Control"] = "no-store, private"
        return response


class SecondFactorMiddleware:
    """This lets a password alone open nothing, for people whose role asks for a second step.

    Until it is shown they read public pages as anybody does, and everything else leads to where
    the second step is set up.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let through what a session may open that still owes the second step."""
        if has_session(request) and second_factor.owes(request):
            path = request.path
            if path.startswith((ACCOUNTS, CMS)):
                if not path.startswith(tuple(ACCOUNTS + part for part in OPEN_WHILE_OWED)):
                    return HttpResponseRedirect(reverse("mfa_index"))
            else:
                request.user = AnonymousUser()
        return self.get_response(request)
