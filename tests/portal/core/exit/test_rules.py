"""Who may have a visitor forgotten."""

from __future__ import annotations

import pytest

from portal.core.exit.rules import is_prefetch, may_forget


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("same-origin", True),
        ("none", True),
        ("", True),
        ("same-site", False),
        ("cross-site", False),
        ("Same-Origin", False),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_only_this_site_the_visitor_or_an_old_browser_may(method, site, expected):
    assert may_forget(method, {"Sec-Fetch-Site": site} if site else {}) is expected


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "DELETE", ""])
def test_nothing_is_forgotten_by_a_method_that_only_looks(method):
    assert may_forget(method, {"Sec-Fetch-Site": "same-origin"}) is False


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, False),
        ({"Sec-Purpose": "prefetch"}, True),
        ({"Sec-Purpose": "prefetch;prerender"}, True),
        ({"Sec-Purpose": "Prefetch;anonymous-client-ip"}, True),
        ({"Purpose": "prefetch"}, True),
        ({"X-Purpose": "preview"}, True),
        ({"X-Moz": "prefetch"}, True),
        ({"Purpose": ""}, False),
        ({"X-Moz": "livebookmarks"}, False),
    ],
)
def test_fetching_ahead_of_time_is_told_by_its_headers(headers, expected):
    assert is_prefetch(headers) is expected
    assert may_forget("GET", headers) is not expected
