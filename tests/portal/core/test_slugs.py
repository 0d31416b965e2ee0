"""No page may take an address that a part of the portal has."""

from __future__ import annotations

import pytest

from portal.core.slugs import is_reserved


@pytest.mark.parametrize(
    "slug",
    """young-people shortlist booklet.pdf resume run print blank amendments plan indicators calendar
    my booking book approve certificates confirm result check about search""".split(),
)
def test_some_words_are_reserved_everywhere(slug: str) -> None:
    assert is_reserved(slug, is_top_level=False)
    assert is_reserved(slug, is_top_level=True)


@pytest.mark.parametrize(
    "slug",
    """guidance strategy harms indicators glossary search refer meetings tools trackers support
    provider training desk accounts cms leave hide privacy accessibility languages report healthz
    readyz sitemap.xml robots.txt .well-known api pl ro lt uk ar en""".split(),
)
def test_some_only_at_the_top(slug: str) -> None:
    assert is_reserved(slug, is_top_level=True)


@pytest.mark.parametrize("slug", ["leave", "privacy", "pl", "tools"])
def test_deeper_down_they_are_free(slug: str) -> None:
    assert not is_reserved(slug, is_top_level=False)


@pytest.mark.parametrize("slug", ["contacts", "for-parents", "planning", "checks", "polska"])
def test_other_words_are_free(slug: str) -> None:
    assert not is_reserved(slug, is_top_level=True)
