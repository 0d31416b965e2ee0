"""The API, made of what features registered."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from ninja import NinjaAPI

from portal.core import registry
from portal.core.api.limit import limited
from portal.core.api.problems import tell_problems
from portal.core.api.strict import strict
from portal.core.problems import problem

VERSION: Final = "1"
NAMESPACE: Final = "api-v1"
DESCRIPTION: Final = (
    "What this portal publishes, for programs. Everything here is public: there is no key and no "
    "sign-in, nothing sets a cookie, and nothing that is asked is kept. Each partnership answers "
    "on its own host. What cannot be read is a 400 that names it; too much at once is a 429 with "
    "Retry-After. Errors are problem details (RFC 9457)."
)
View = Callable[..., HttpResponseBase]


def make_api(namespace: str = NAMESPACE) -> NinjaAPI:
    """Make the API of all registered operations; its pages about itself are ours."""
    api = NinjaAPI(
        title="Safe outside the home",
        version=VERSION,
        description=DESCRIPTION,
        urls_namespace=namespace,
        docs_url=None,
        openapi_url=None,
    )
    tell_problems(api)
    api.add_decorator(strict, mode="view")
    api.add_decorator(limited, mode="view")
    for router in registry.api_routers:
        api.add_router("", router)
    return api


def addresses(api: NinjaAPI) -> list[URLPattern]:
    """Give the addresses of an API, with what holds for every answer."""
    found = [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern)]
    for pattern in found:
        if pattern.callback is not None:
            pattern.callback = answered(pattern.callback)
    return found


def answered(view: View) -> View:
    """Tell of a wrong method as a problem, and let no answer be kept by anybody."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code == 405:
            refused = problem(405, "This address cannot be used in that way")
            refused.headers["Allow"] = response.headers["Allow"]
            return refused
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return asked
