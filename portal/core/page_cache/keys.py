"""Under which name a page is kept, and which requests may have a kept page at all."""

from __future__ import annotations

import hashlib
import re
from typing import Final

from django.http import HttpRequest

ACCEPTS_GZIP: Final = re.compile(r"(?:^|[\s,])(?:gzip|\*)\s*(?:;\s*q=(?P<q>[0-9.]+))?\s*(?:,|$)")
Address = tuple[str, str, str]  # scheme, host, path; the language is in the path
Key = tuple[Address, tuple[tuple[str, tuple[str, ...]], ...]]


def may_use_cache(request: HttpRequest) -> bool:
    """Say whether this visitor is nobody in particular: no cookie, no credentials, only reading."""
    meta = request.META
    return (
        request.method in {"GET", "HEAD"}
        and not meta.get("HTTP_COOKIE")
        and "HTTP_AUTHORIZATION" not in meta
        and not getattr(request, "is_dummy", False)  # the CMS previews a page by such a request
    )


def address_of(request: HttpRequest) -> Address:
    """Give scheme, host and path; the edge guard has looked at the host already."""
    host = request.META.get("HTTP_HOST") or request.META.get("SERVER_NAME", "")
    return (request.scheme or "http", host.lower(), request.path)


def key_of(request: HttpRequest, parameters: frozenset[str]) -> Key | None:
    """Give the key of a request whose view knows these parameters; None when it asks for more."""
    address = address_of(request)
    if not request.META.get("QUERY_STRING"):
        return address, ()
    given = request.GET
    if not parameters.issuperset(given):
        return None
    return address, tuple((name, tuple(given.getlist(name))) for name in sorted(given))


def shared_name(key: Key, stamp: str) -> str:
    """Give the name of a page in a cache that several machines share."""
    digest = hashlib.blake2b(repr((stamp, key)).encode(), digest_size=20).hexdigest()
    return f"portal-page-{digest}"


def takes_gzip(request: HttpRequest) -> bool:
    """Say whether the browser unpacks gzip."""
    found = ACCEPTS_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "").lower())
    return found is not None and (found["q"] is None or found["q"].strip("0.") != "")
