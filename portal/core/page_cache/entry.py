"""One stored page: the bytes, plain and packed, and the headers they travel with."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.http import HttpResponse, HttpResponseNotModified

# What the server, other middleware or this cache itself writes for each answer.
NOT_KEPT: Final = frozenset(
    {"cache-control", "connection", "content-length", "date", "etag", "expires", "server", "vary"}
)
SHARED_SECONDS: Final = 60
OVERHEAD: Final = 1024  # of an entry beside its bytes, roughly


@dataclass(frozen=True, slots=True)
class Facts:
    """This is what the access log says about a page that no view was asked for."""

    route: str
    partnership: str
    language: str


@dataclass(frozen=True, slots=True)
class Entry:
    """This is a page as it was answered once, good until a moment."""

    body: bytes
    packed: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str  # empty when browsers keep no copy
    until: float
    facts: Facts

    @property
    def size(self) -> int:
        """Give the bytes this entry takes."""
        return len(self.body) + len(self.packed) + OVERHEAD

    def answer(self, *, takes_gzip: bool, has_etags: str, now: float) -> HttpResponse:
        """Answer with the page, or with 304 when the browser has it already."""
        if self.etag and has_etags and is_match(self.etag, has_etags):
            response: HttpResponse = HttpResponseNotModified()
        else:
            body = self.packed if takes_gzip else self.body
            response = HttpResponse(body, headers=dict(self.headers))
            response.headers["Content-Length"] = str(len(body))
            if takes_gzip:
                response.headers["Content-Encoding"] = "gzip"
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["Cache-Control"] = self._cache_control(now)
        if self.etag:
            response.headers["ETag"] = self.etag
        return response

    def _cache_control(self, now: float) -> str:
        if not self.etag:
            return "no-store"
        shared = max(0, min(SHARED_SECONDS, int(self.until - now)))
        return f"public, max-age=0, s-maxage={shared}"

    def as_plain(self) -> dict[str, Any]:
        """Give plain values for a cache that several machines share."""
        return asdict(self)

    @classmethod
    def from_plain(cls, values: dict[str, Any]) -> Entry:
        """Build the entry again from `as_plain`."""
        return cls(**{**values, "facts": Facts(**values["facts"])})


def entry_of(response: HttpResponse, *, no_store: bool, until: float, facts: Facts) -> Entry:
    """Take from a response what later visitors get."""
    body = response.content
    kept = [(k, v) for k, v in response.items() if k.lower() not in NOT_KEPT]
    # Weak, because the plain and the packed bytes carry the same one.
    etag = "" if no_store else f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    # Nothing secret is on a public page, so packing it tells nobody anything.
    packed = gzip.compress(body, compresslevel=9, mtime=0)
    return Entry(body, packed, tuple(kept), etag, until, facts)


def is_match(etag: str, has_etags: str) -> bool:
    """Say whether an If-None-Match header names this entry; weak and strong count alike."""
    if has_etags.strip() == "*":
        return True
    bare = etag.removeprefix("W/")
    return any(one.strip().removeprefix("W/") == bare for one in has_etags.split(","))
