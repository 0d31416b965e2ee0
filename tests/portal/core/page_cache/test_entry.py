"""A stored page answers as the first time, packed or plain, or with 304."""

from __future__ import annotations

import gzip
import json

import pytest
from django.http import HttpResponse

from portal.core.page_cache.entry import Entry, Facts, entry_of, is_match

FACTS = Facts(route="<path:path>", partnership="tees", language="pl")
BODY = "<p>Keeping children safe – zażółć</p>".encode() * 40


def make(*, no_store=False, until=1_000.0, **headers):
    response = HttpResponse(BODY, headers={"Content-Language": "pl", **headers})
    return entry_of(response, no_store=no_store, until=until, facts=FACTS)


def ask(entry, *, takes_gzip=False, has_etags="", now=0.0):
    return entry.answer(takes_gzip=takes_gzip, has_etags=has_etags, now=now)


def test_plain_answer():
    entry = make()
    response = ask(entry)
    assert (response.status_code, response.content) == (200, BODY)
    assert dict(response.items()) == {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Language": "pl",
        "Content-Length": str(len(BODY)),
        "Vary": "Accept-Encoding",
        "Cache-Control": "public, max-age=0, s-maxage=60",
        "ETag": entry.etag,
    }


def test_packed_answer():
    response = ask(make(), takes_gzip=True)
    assert gzip.decompress(response.content) == BODY
    assert response.headers["Content-Encoding"] == "gzip"
    assert response.headers["Content-Length"] == str(len(response.content))
    assert len(response.content) < len(BODY) / 4


def test_packing_twice_gives_the_same_bytes():
    assert make().packed == make().packed


def test_etag_follows_the_words():
    other = entry_of(HttpResponse(b"other"), no_store=False, until=1.0, facts=FACTS)
    assert make().etag == make().etag != other.etag
    assert make().etag.startswith('W/"')


def test_what_the_server_writes_anew_is_not_kept():
    entry = make(Date="yesterday", Vary="Cookie", ETag='"old"', Expires="0", Server="x")
    assert dict(entry.headers) == {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Language": "pl",
    }


def test_a_browser_that_has_the_page_gets_304():
    entry = make()
    response = ask(entry, has_etags=entry.etag, takes_gzip=True)
    assert (response.status_code, response.content) == (304, b"")
    assert dict(response.items()) == {
        "Vary": "Accept-Encoding",
        "Cache-Control": "public, max-age=0, s-maxage=60",
        "ETag": entry.etag,
    }


def test_a_discreet_page_leaves_no_copy_and_no_mark_in_the_browser():
    response = ask(make(no_store=True), has_etags="*")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers


@pytest.mark.parametrize(
    ("now", "shared"), [(0.0, 60), (940.0, 60), (940.5, 59), (999.2, 0), (1_001.0, 0)]
)
def test_shared_caches_keep_it_no_longer_than_it_is_true(now, shared):
    value = ask(make(until=1_000.0), now=now).headers["Cache-Control"]
    assert value == f"public, max-age=0, s-maxage={shared}"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("*", True),
        ('W/"abc"', True),
        ('"abc"', True),
        ('"x", W/"abc"', True),
        ('"abcd"', False),
        ("abc", False),
        ("", False),
    ],
)
def test_is_match(header, expected):
    assert is_match('W/"abc"', header) is expected


def test_size_counts_both_forms():
    entry = make()
    assert entry.size == len(entry.body) + len(entry.packed) + 1024


def test_an_entry_survives_a_shared_cache():
    entry = make()
    plain = entry.as_plain()
    assert Entry.from_plain(plain) == Entry.from_plain({**plain, "headers": entry.headers}) == entry
    assert json.dumps(plain["facts"]) == json.dumps(
        {"route": "<path:path>", "partnership": "tees", "language": "pl"}
    )
