"""A page that its view declared public is answered from memory; everything else is private."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory

from portal.core import stamp
from portal.core.middleware.page_cache import PageCacheMiddleware
from portal.core.page_cache import declare_public, reads_differently_at
from portal.core.page_cache.store import page_store
from portal.core.stamp import bump_stamp

TEN = datetime(2026, 11, 20, 10, tzinfo=UTC)
PUBLIC = "public, max-age=0, s-maxage=60"


@pytest.fixture(autouse=True)
def switched_on(settings, at):
    settings.PAGE_CACHE_BYTES = 1_000_000
    at("2026-11-20 10:00")


class Site:
    """This is a site of one view that counts how often it was asked."""

    def __init__(self):
        self.asked = 0
        self.until = None
        self.noted = None
        self.change = lambda response: response
        self.promise = {}

    def view(self, request):
        self.asked += 1
        reads_differently_at(request, self.noted)
        response = self.change(HttpResponse(f"page {self.asked}", headers={"X-Kept": "yes"}))
        return declare_public(response, until=self.until, **self.promise)

    def get(self, path="/", method="GET", **meta):
        request = RequestFactory().generic(method, path, HTTP_HOST="localhost", **meta)
        return PageCacheMiddleware(self.view)(request)


@pytest.fixture
def site():
    return Site()


def test_the_second_visitor_is_answered_from_memory(site):
    first, second = site.get(), site.get()
    assert (site.asked, first.content, second.content) == (1, b"page 1", b"page 1")
    assert dict(first.items()) == dict(second.items())
    assert second.headers["Cache-Control"] == PUBLIC
    assert second.headers["Vary"] == "Accept-Encoding"
    assert second.headers["X-Kept"] == "yes"


def test_a_browser_gets_packed_bytes_and_304(site):
    site.get()
    packed = site.get(HTTP_ACCEPT_ENCODING="gzip, br")
    assert gzip.decompress(packed.content) == b"page 1"
    again = site.get(HTTP_IF_NONE_MATCH=packed.headers["ETag"])
    assert (again.status_code, again.content, site.asked) == (304, b"", 1)


def test_the_first_answer_may_be_304_as_well(site):
    etag = site.get().headers["ETag"]
    bump_stamp()
    site.asked = 0
    assert site.get(HTTP_IF_NONE_MATCH=etag).status_code == 304


def test_head_and_get_share_a_page(site):
    first = site.get(method="HEAD")
    assert dict(site.get().items()) == dict(first.items())
    assert site.get(method="HEAD").headers["Content-Length"] == "6"
    assert site.asked == 1


def test_an_empty_answer_to_head_is_not_kept(site):
    def emptied(response):
        response.content = b""
        return response

    site.change = emptied
    site.get(method="HEAD")
    site.change = lambda response: response
    assert site.get().content == b"page 2"


@pytest.mark.parametrize(
    "meta",
    [{"HTTP_COOKIE": "__Host-v=1"}, {"HTTP_AUTHORIZATION": "Bearer x"}, {"method": "POST"}],
)
def test_somebody_in_particular_neither_fills_nor_uses_the_cache(site, meta):
    response = site.get(**meta)
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert "ETag" not in response.headers
    site.get()
    site.get(**meta)
    assert site.asked == 3


@pytest.mark.parametrize(
    "change",
    [
        lambda response: response.set_cookie("a", "1"),
        lambda response: setattr(response, "status_code", 404),
        lambda response: response.headers.__setitem__("Vary", "Cookie"),
        lambda response: response.headers.__setitem__("Vary", "Accept-Encoding, Accept-Language"),
        lambda response: response.headers.__setitem__("Content-Encoding", "br"),
    ],
)
def test_a_promise_that_the_response_breaks_is_not_believed(site, change):
    def broken(response):
        change(response)
        return response

    site.change = broken
    assert site.get().headers["Cache-Control"] == "private, no-cache"
    site.get()
    assert site.asked == 2


def test_a_stream_is_not_kept(site):
    site.change = lambda _response: FileResponse([b"a"])
    site.get()
    site.get()
    assert site.asked == 2


def test_what_says_nothing_is_kept_by_nobody():
    def view(_request):
        return HttpResponse("mine")

    response = PageCacheMiddleware(view)(RequestFactory().get("/"))
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("Cache-Control", "private, max-age=5", "private, max-age=5"),
        ("Last-Modified", "Fri, 20 Nov 2026 10:00:00 GMT", None),
    ],
)
def test_what_decided_for_itself_is_left_alone(name, value, expected):
    response = HttpResponse("file", headers={name: value})
    answered = PageCacheMiddleware(lambda _request: response)(RequestFactory().get("/"))
    assert answered.headers.get("Cache-Control") == expected


# Query parameters


def test_an_unknown_parameter_bypasses_the_cache(site):
    site.get()
    assert site.get("/?utm=1").headers["Cache-Control"] == "private, no-cache"
    assert site.asked == 2
    assert site.get("/").content == b"page 1"


def test_known_parameters_make_pages_of_their_own(site):
    site.promise = {"parameters": ["skin"]}
    for path in ("/", "/?skin=teen", "/?skin=child", "/?skin=teen", "/", "/?skin=teen&x=1"):
        site.get(path)
    assert site.asked == 4


# Until when


def test_a_page_is_kept_until_london_midnight(site, at):
    site.get()
    at("2026-11-20 23:59:59")
    assert site.get().headers["Cache-Control"] == "public, max-age=0, s-maxage=1"
    at("2026-11-21 00:00")
    assert site.get().content == b"page 2"


def test_midnight_is_londons_in_summer(site, at):
    at("2026-07-01 22:30")
    site.get()
    at("2026-07-02 00:00")  # 23:00 in UTC
    assert site.get().content == b"page 2"


@pytest.mark.parametrize("names", [["until"], ["noted"], ["until", "noted"]])
def test_a_page_is_kept_until_it_reads_differently(site, at, names):
    for name in names:
        setattr(site, name, TEN + timedelta(minutes=30))
    site.get()
    at("2026-11-20 10:29:59")
    assert site.get().content == b"page 1"
    at("2026-11-20 10:30")
    assert site.get().content == b"page 2"


@pytest.mark.parametrize(("until", "noted"), [(20, 10), (10, 20)])
def test_the_earlier_moment_counts(site, at, until, noted):
    site.until, site.noted = TEN + timedelta(minutes=until), TEN + timedelta(minutes=noted)
    site.get()
    at("2026-11-20 10:10")
    site.get()
    assert site.asked == 2


def test_a_page_that_is_past_its_moment_is_not_kept(site):
    site.until = TEN
    assert site.get().headers["Cache-Control"] == "private, no-cache"
    site.get()
    assert site.asked == 2


# Discreet pages


def test_a_discreet_page_is_kept_here_and_nowhere_else(site):
    site.promise = {"no_store": True}
    for _turn in range(2):
        response = site.get(HTTP_IF_NONE_MATCH="*")
        assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    assert site.asked == 1


@pytest.mark.parametrize("path", ["/?utm=1", "/"])
def test_a_discreet_page_that_is_not_kept_says_no_store_too(site, path):
    site.promise = {"no_store": True}
    assert site.get(path, HTTP_COOKIE="a=1").headers["Cache-Control"] == "no-store"


# The stamp


def test_a_change_makes_every_page_afresh(site):
    site.get()
    bump_stamp()
    assert site.get().content == b"page 2"


def test_what_was_read_before_a_change_is_not_kept_after_it(site):
    """A page that was being drawn while somebody published must not stay."""

    def published_meanwhile(response):
        bump_stamp()
        return response

    site.change = published_meanwhile
    assert site.get().headers["Cache-Control"] == "private, no-cache"
    assert len(page_store()) == 0
    site.change = lambda response: response
    assert site.get().content == b"page 2"


def test_switched_off_means_off(site, settings):
    settings.PAGE_CACHE_BYTES = 0
    site.get()
    assert site.get().content == b"page 2"


# Several machines


def test_another_process_takes_the_page_from_the_shared_cache(site, settings):
    settings.HAS_SHARED_CACHE = True
    site.get()
    page_store.cache_clear()
    assert (site.get().content, site.asked) == (b"page 1", 1)
    cache.clear()
    assert site.get().content == b"page 2"  # the stamp went with it


def test_without_a_shared_stamp_nothing_is_kept(site, settings, monkeypatch):
    class Away:
        def get(self, *_args, **_values):
            raise ConnectionError

        set = add = get

    settings.HAS_SHARED_CACHE = True
    monkeypatch.setattr(stamp, "cache", Away())
    site.get()
    assert site.get().content == b"page 2"
