"""Answer public pages from memory before a session, a partnership or a page is looked up."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from portal.core.middleware.access_log import note_facts, request_facts
from portal.core.page_cache.declaration import PublicPage, declared, noted_change
from portal.core.page_cache.entry import Entry, entry_of
from portal.core.page_cache.keys import Key, address_of, key_of, may_use_cache, takes_gzip
from portal.core.page_cache.store import page_store, shared_get, shared_put
from portal.core.stamp import current_stamp
from portal.core.time.clock import next_midnight

GetResponse = Callable[[HttpRequest], HttpResponse]


class PageCacheMiddleware:
    """This keeps responses that a view declared public, for visitors who carry no cookie.

    Everything else that says nothing about caching is told to be kept by nobody.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from memory, or answer afresh and keep what is everybody’s."""
        if not settings.PAGE_CACHE_BYTES or not may_use_cache(request):
            return _private(self.get_response(request))
        # Before anything is read: what is kept under this stamp is never older than it.
        stamp = current_stamp()
        entry = _find(request, stamp)
        if entry is not None:
            note_facts(request, entry.facts, cache="hit")
            return _answer(request, entry)
        response = self.get_response(request)
        entry = _keep(request, response, stamp)
        return _private(response) if entry is None else _answer(request, entry)


def _find(request: HttpRequest, stamp: str) -> Entry | None:
    store = page_store()
    parameters = store.parameters(address_of(request))
    key = key_of(request, parameters)
    if key is None:
        return None
    now = timezone.now().timestamp()
    entry = store.get(key, stamp=stamp, now=now)
    if entry is None and settings.HAS_SHARED_CACHE:
        entry = shared_get(key, stamp=stamp, now=now)
        if entry is not None:
            store.put(key, entry, stamp=stamp, parameters=parameters)
    return entry


def _keep(request: HttpRequest, response: HttpResponse, stamp: str) -> Entry | None:
    """Keep the response if its view promised that it is everybody's, and nothing speaks against."""
    promise = declared(response)
    if promise is None or not _is_everybodys(response):
        return None
    if current_stamp() != stamp:
        return None  # something was published while this page was drawn
    key = key_of(request, promise.parameters)
    moment = timezone.now()
    ends = [next_midnight(moment), promise.until, noted_change(request)]
    until = min(end for end in ends if end is not None).timestamp()
    if key is None or until <= moment.timestamp():
        return None
    return _store(request, response, promise, key, until=until, stamp=stamp)


def _store(
    request: HttpRequest,
    response: HttpResponse,
    promise: PublicPage,
    key: Key,
    *,
    until: float,
    stamp: str,
) -> Entry:
    facts = request_facts(request)
    entry = entry_of(response, no_store=promise.no_store, until=until, facts=facts)
    page_store().put(key, entry, stamp=stamp, parameters=promise.parameters)
    if settings.HAS_SHARED_CACHE:
        shared_put(key, entry, stamp=stamp, now=timezone.now().timestamp())
    note_facts(request, facts, cache="miss")
    return entry


def _is_everybodys(response: HttpResponse) -> bool:
    """Say whether the response really is no one's in particular, whatever its view promised."""
    return (
        response.status_code == 200
        and not response.streaming
        and bool(response.content)  # a view may answer HEAD with nothing
        and not response.cookies
        and not response.has_header("Content-Encoding")
        # A page that looked at the session says "Vary: Cookie".
        and response.get("Vary", "Accept-Encoding").strip().lower() == "accept-encoding"
    )


def _answer(request: HttpRequest, entry: Entry) -> HttpResponse:
    return entry.answer(
        takes_gzip=takes_gzip(request),
        has_etags=request.META.get("HTTP_IF_NONE_MATCH", ""),
        now=timezone.now().timestamp(),
    )


def _private(response: HttpResponse) -> HttpResponse:
    """Keep personal pages out of every cache, unless the view decided otherwise."""
    if response.has_header("Cache-Control"):
        return response
    promise = declared(response)
    if promise is not None and not promise.no_store:
        response.headers["Cache-Control"] = "private, no-cache"
    elif not response.has_header("Last-Modified"):  # files say when they changed
        response.headers["Cache-Control"] = "no-store"
    return response
