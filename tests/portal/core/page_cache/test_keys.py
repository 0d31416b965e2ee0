"""Which requests share a page, and which may have none."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from portal.core.page_cache.keys import key_of, may_use_cache, shared_name, takes_gzip


def ask(path="/", method="GET", **meta):
    return RequestFactory().generic(method, path, **{"HTTP_HOST": "localhost", **meta})


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (ask(), True),
        (ask(method="HEAD"), True),
        (ask(method="POST"), False),
        (ask(method="OPTIONS"), False),
        (ask(HTTP_COOKIE="a=1"), False),
        (ask(HTTP_COOKIE=""), True),
        (ask(HTTP_AUTHORIZATION="Bearer x"), False),
    ],
)
def test_only_nobody_in_particular_uses_the_cache(request_, expected):
    assert may_use_cache(request_) is expected


def test_a_preview_of_the_cms_does_not_use_the_cache():
    request = ask()
    request.is_dummy = True
    assert may_use_cache(request) is False


NONE, SKIN, BOTH = frozenset(), frozenset({"skin"}), frozenset({"skin", "page"})


@pytest.mark.parametrize(
    ("path", "parameters", "expected"),
    [
        ("/a/", NONE, ()),
        ("/a/?", NONE, ()),
        ("/a/?skin=teen", SKIN, (("skin", ("teen",)),)),
        ("/a/?page=2&skin=teen", BOTH, (("page", ("2",)), ("skin", ("teen",)))),
        ("/a/?skin=teen&page=2", BOTH, (("page", ("2",)), ("skin", ("teen",)))),
        ("/a/?skin=b&skin=a", SKIN, (("skin", ("b", "a")),)),
        ("/a/?skin=", SKIN, (("skin", ("",)),)),
    ],
)
def test_key_holds_address_and_known_parameters(path, parameters, expected):
    assert key_of(ask(path), parameters) == (("http", "localhost", "/a/"), expected)


@pytest.mark.parametrize(
    ("path", "parameters"), [("/?utm=1", NONE), ("/?skin=teen&x=", SKIN), ("/?x", NONE)]
)
def test_an_unknown_parameter_has_no_key(path, parameters):
    assert key_of(ask(path), parameters) is None


def test_keys_differ_by_scheme_host_port_and_path():
    requests = [
        ask(),
        ask("/pl/"),
        ask(HTTP_HOST="tees.localhost"),
        ask(HTTP_HOST="localhost:8000"),
        ask(**{"wsgi.url_scheme": "https"}),
    ]
    assert len({key_of(request, NONE) for request in requests}) == 5
    assert key_of(ask(HTTP_HOST="LOCALHOST"), NONE) == key_of(ask(), NONE)


def test_shared_name_follows_key_and_stamp():
    key, other = key_of(ask(), NONE), key_of(ask("/a/"), NONE)
    names = {shared_name(key, "1"), shared_name(key, "2"), shared_name(other, "1")}
    assert len(names) == 3
    assert all(name.startswith("portal-page-") and len(name) == 52 for name in names)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("gzip", True),
        ("gzip, deflate, br", True),
        ("deflate, GZIP;q=0.5", True),
        ("br;q=1.0,gzip;q=0.8,*;q=0.1", True),
        ("*", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("x-gzipped", False),
    ],
)
def test_takes_gzip(header, expected):
    assert takes_gzip(ask(HTTP_ACCEPT_ENCODING=header)) is expected
