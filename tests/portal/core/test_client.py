"""The visitor's address: as certain as our proxies are, and no more of it than needed."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from portal.core.client import client_address, limit_address, truncated


def ask(peer, forwarded=None):
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return RequestFactory().get("/", REMOTE_ADDR=peer, **headers)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, None, "203.0.113.9"),
        (0, "198.51.100.1", "203.0.113.9"),  # anybody can write the header
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1, 198.51.100.1", "198.51.100.1"),  # what the visitor wrote stands left
        (2, "10.0.0.1, 198.51.100.1, 192.0.2.7", "198.51.100.1"),
        (2, "198.51.100.1", "203.0.113.9"),  # did not come through both proxies
        (1, "", ""),
        (1, "unknown", ""),
        (1, "198.51.100.1:4711", "198.51.100.1"),
        (1, "[2001:db8::1]:4711", "2001:db8::1"),
        (1, "::ffff:198.51.100.1", "198.51.100.1"),
        (1, "fe80::1%eth0", "fe80::1"),
        (1, "<script>", ""),
    ],
)
def test_client_address(settings, proxies, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies
    assert client_address(ask("203.0.113.9", forwarded)) == expected


def test_client_address_of_a_socket_is_unknown(settings):
    settings.TRUSTED_PROXIES = 0
    assert client_address(ask("")) == ""


@pytest.mark.parametrize(
    ("peer", "expected"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("", ""),
    ],
)
def test_limits_count_an_ipv6_household_as_one(settings, peer, expected):
    settings.TRUSTED_PROXIES = 0
    assert limit_address(ask(peer)) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("203.0.113.9", "203.0.113.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("::ffff:203.0.113.9", "203.0.113.0/24"),
        ("nonsense", ""),
        ("", ""),
    ],
)
def test_truncated(address, expected):
    assert truncated(address) == expected
