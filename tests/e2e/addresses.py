"""Which pages there are: fixed addresses by kind, and whatever the sitemap names."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from tests.e2e.server import Server

# One of each kind; the status is what a visitor should meet there.
KINDS = {
    "home": ("/", 200),
    "hide": ("/hide/", 200),
    "privacy": ("/privacy/", 200),
    "accessibility": ("/accessibility/", 200),
    "languages": ("/languages/", 200),
    "report": ("/report/", 200),
    "sign-in": ("/accounts/login/", 200),
    "not-found": ("/no-such-page/", 404),
    "parents": ("/for-parents/", 200),
    "young-people": ("/for-young-people/", 200),
    "practitioners": ("/for-practitioners/", 200),
    "components": ("/components/", 200),
    "harms": ("/harms/", 200),
    "harm": ("/harms/bullying/", 200),
    "indicator": ("/indicators/education/too-worried-to-go-to-school/", 200),
    "glossary": ("/glossary/", 200),
    "guides": ("/guidance/", 200),
    "plan": ("/strategy/plan/", 200),
    "measures": ("/strategy/indicators/", 200),
    "amendments": ("/guidance/amendments/", 200),
    "alerts": ("/guidance/alerts/", 200),
    "topic": ("/support/young-people/about/kite/", 200),
    "search": ("/search/", 200),
    "found": ("/search/?q=phone", 200),
    "nothing-found": ("/search/?q=zzzqqq", 200),
    "young-search": ("/support/young-people/search/", 200),
    "api": ("/api/v1/docs/", 200),
    "refer": ("/refer/", 200),
    "meetings": ("/meetings/", 200),
}
# Pages that may set a cookie and carry more: nobody reads them unnoticed.
WORKING_PAGES = {"sign-in"}
# The page of all components shows every partial and block at once: its weight says nothing.
SHOWCASES = {"components"}
LANGUAGES = ("en", "pl", "ro", "lt", "uk", "ar")


def localised(path: str, language: str) -> str:
    """Give the address of a page in a language; signing in has one address for all."""
    is_plain = language == "en" or path.startswith(("/accounts/", "/components/", "/api/"))
    return path if is_plain else f"/{language}{path}"


def from_sitemap(server: Server, partnership: str) -> list[str]:
    """List the paths that a partnership's sitemap names, in English."""
    named = re.findall(r"<loc>([^<]+)</loc>", server.fetch("/sitemap.xml", partnership))
    paths = {urlsplit(address).path for address in named}
    prefixes = tuple(f"/{language}/" for language in LANGUAGES[1:])
    return _thinned(sorted(path for path in paths if not path.startswith(prefixes)))


def _thinned(paths: list[str]) -> list[str]:
    """Keep one indicator of each group: the others differ in their words only."""
    kept: dict[str, str] = {}
    for path in paths:
        is_indicator = path.startswith("/indicators/") and path != "/indicators/"
        kept.setdefault(path.rpartition("/")[0].rpartition("/")[0] if is_indicator else path, path)
    return sorted(kept.values())
