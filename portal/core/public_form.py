"""Forms that anybody may send, without a cookie."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.views.decorators.csrf import csrf_exempt

from portal.core.views.errors import error_response

View = Callable[..., HttpResponseBase]


def public_form(view: View) -> View:
    """Accept a form only from a page of ours, so that it needs no CSRF cookie.

    A browser says in `Sec-Fetch-Site` whether the page that sent the form is of the same origin;
    no script and no other site can change that header. Browsers that do not send it name the page
    in `Origin` or `Referer`. A request that says none of these is refused with a clear page.

    Somebody who is signed in has more to lose, so for them Django's own check stays: the page
    shows `{% public_form_token %}`, which is empty for everybody else.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST":
            refused = _refusal(request, view, args, kwargs)
            if refused is not None:
                return refused
        return view(request, *args, **kwargs)

    return guarded


def form_token(request: HttpRequest) -> str:
    """Give the token a public form carries: only for people who are signed in."""
    return get_token(request) if _is_signed_in(request) else ""


def _refusal(
    request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> HttpResponse | None:
    if not is_from_our_page(request):
        return error_response(request, 403)
    if _is_signed_in(request):
        # The middleware skipped this view because it is exempt; it is asked again about the bare
        # view, which is not.
        django_check = CsrfViewMiddleware(lambda _request: HttpResponse())
        answer: HttpResponse | None = django_check.process_view(request, view, args, kwargs)
        return answer
    return None


def is_from_our_page(request: HttpRequest) -> bool:
    """Say whether the page that sent this form is ours."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    sender = request.headers.get("Origin", request.headers.get("Referer"))
    return sender is not None and _origin(sender) == _our_origin(request)


def _our_origin(request: HttpRequest) -> tuple[str, str]:
    is_https = request.is_secure() or settings.BASE_URL.startswith("https://")
    return ("https" if is_https else "http", request.get_host().lower())


def _origin(address: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(address)
    except ValueError:  # "http://[" and its kind
        return None
    return (parts.scheme.lower(), parts.netloc.lower())


def _is_signed_in(request: HttpRequest) -> bool:
    """Say whether somebody is signed in; without a session cookie nobody looks at the session."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
