"""Nobody is led into a private network, and one silence is not told as a broken link."""

from __future__ import annotations

import pytest

from portal.guidance.review.rules.outer import Verdict, is_askable, is_public, verdict_of


@pytest.mark.parametrize(
    "url",
    ["https://example.org/", "http://example.org", "https://example.org:443/a?b#c", "HTTPS://A.B/"],
)
def test_the_web_may_be_asked(url):
    assert is_askable(url)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "//example.org/",
        "/about/",
        "http://",
        "http://user@example.org/",
        "http://user:secret@example.org/",
        "http://example.org:22/",
        "https://example.org:80/",
        "http://example.org:99999/",
        "http://[::1",
        "https://example.org/" + "x" * 1000,
    ],
)
def test_nothing_else_may(url):
    assert not is_askable(url)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "8.8.8.8"])
def test_addresses_out_in_the_world(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1"),
        *("64:ff9b::a9fe:a9fe", "", "localhost", "not an address"),
    ],
)
def test_addresses_of_ones_own(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    ("status", "failures", "verdict"),
    [
        (200, 0, Verdict.RIGHT),
        (204, 5, Verdict.RIGHT),
        (304, 0, Verdict.RIGHT),
        (403, 0, Verdict.SHUT),
        (429, 3, Verdict.SHUT),
        (404, 0, Verdict.FAILED),
        (404, 1, Verdict.BROKEN),
        (500, 1, Verdict.BROKEN),
        (None, 0, Verdict.FAILED),
        (None, 1, Verdict.BROKEN),
        (None, 9, Verdict.BROKEN),
    ],
)
def test_what_an_answer_means(status, failures, verdict):
    assert verdict_of(status, failures) is verdict
