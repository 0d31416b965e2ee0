"""Somebody's own account, and the way out of it."""

from __future__ import annotations

from typing import Any

from allauth.account.views import LogoutView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.core.requests import PortalRequest
from portal.core.views.errors import error_response
from portal.users.actions.people import sign_out_everywhere
from portal.users.presenters import AccountPresenter
from portal.users.views.person import person_of

# What a shared computer may still hold of somebody who leaves; cookies are deleted one by one.
LEFT_BEHIND = '"cache", "storage"'
WAIT_SECONDS = 300


@require_safe
@login_required
def account(request: PortalRequest) -> HttpResponse:
    """Show somebody their own account."""
    presenter = AccountPresenter(person_of(request), request.partnership, timezone.now())
    return TemplateResponse(
        request, "portal/users/account.html", {"title": _("Your account"), "account": presenter}
    )


def door(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in; somebody who is in already has no right there, so to their own page."""
    if request.user.is_authenticated:
        messages.error(request, _("Your role does not open that page."))
        return HttpResponseRedirect(reverse("users:account"))
    query = request.GET.urlencode(safe="/")
    return HttpResponseRedirect(reverse("account_login") + (f"?{query}" if query else ""))


@require_POST
@login_required
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """Sign somebody out everywhere but here."""
    person = person_of(request)
    sign_out_everywhere(user=person, by=person, now=timezone.now())
    update_session_auth_hash(request, person)
    messages.success(request, _("You are signed out everywhere else."))
    return HttpResponseRedirect(reverse("users:account"))


class SignOutView(LogoutView):
    """This signs somebody out and asks the browser to forget what it kept."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign out."""
        response: HttpResponse = super().post(*args, **kwargs)
        response.headers["Clear-Site-Data"] = LEFT_BEHIND
        response.delete_cookie(settings.CSRF_COOKIE_NAME)
        return response


def too_often(request: HttpRequest) -> HttpResponse:
    """Answer somebody who tries too often; sign-in asks for this page by its place in the URLs."""
    return error_response(request, 429, retry_after=WAIT_SECONDS)
