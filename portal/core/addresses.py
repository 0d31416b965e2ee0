"""The address of a page: slugs are the same in every language, only the prefix differs."""

from __future__ import annotations

from django.conf import settings
from wagtail.models import Page

from portal.core.languages import address_language
from portal.core.slugs import PLAIN_SEGMENTS


def language_prefix(language: str | None = None) -> str:
    """Give "/" for English and "/pl/" and so on for the others."""
    code = language or address_language()
    return "/" if code == settings.LANGUAGE_CODE else f"/{code}/"


def in_language(path: str, language: str) -> str:
    """Give the same address in another language; the home page where there is no such address."""
    first, _, rest = path.lstrip("/").partition("/")
    if first in PLAIN_SEGMENTS:
        return language_prefix(language)
    codes = {code for code, _name in settings.LANGUAGES}
    bare = rest if first in codes and first != settings.LANGUAGE_CODE else path.lstrip("/")
    return language_prefix(language) + bare


def page_address(page: Page) -> str:
    """Give a page's address in the active language, without a query.

    A translation's home page carries a suffix in its own slug (Wagtail wants siblings to
    differ), so the part below the home page is what counts.
    """
    below_home = page.url_path.split("/", 2)[2]
    return language_prefix() + below_home
