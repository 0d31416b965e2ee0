"""One line for each request: the route and how it went, nothing of the visitor."""

from __future__ import annotations

import logging

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from portal.core.middleware.access_log import AccessLogMiddleware

FIELDS = ("method", "route", "status", "partnership", "language", "cache")


@pytest.fixture
def lines():
    """Give the records of the access log as they come."""
    records = []
    logger = logging.getLogger("portal.access")
    handler = logging.Handler()
    handler.emit = records.append
    logger.addHandler(handler)
    level = logger.level
    logger.setLevel(logging.INFO)  # setting .level alone leaves what loggers remember
    yield records
    logger.setLevel(level)
    logger.removeHandler(handler)


def told(record):
    return tuple(getattr(record, field) for field in FIELDS)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", ("GET", "", 200, "north-lincolnshire", "en", "-")),
        ("/pl/", ("GET", "pl/", 200, "north-lincolnshire", "pl", "-")),
        ("/robots.txt", ("GET", "robots.txt", 200, "north-lincolnshire", "en", "-")),
    ],
)
def test_the_route_stands_for_the_address(partnership, lines, path, expected):
    Client().get(path, {"q": "secret"})
    [record] = lines
    assert told(record) == expected
    assert record.getMessage() == "request"
    assert isinstance(record.ms, float)
    assert 0 <= record.ms < 60_000


@pytest.mark.parametrize(("path", "prefix"), [("/somebody/", ""), ("/pl/somebody/", "pl/")])
def test_the_pattern_of_pages_names_none(partnership, lines, path, prefix):
    Client().get(path)
    [record] = lines
    assert record.status == 404
    assert record.route.startswith(prefix)
    assert "path" in record.route
    assert "somebody" not in str(vars(record))


def test_a_page_from_memory_is_told_like_the_first(partnership, lines, settings):
    settings.PAGE_CACHE_BYTES = 1_000_000
    for _turn in range(2):
        Client().get("/pl/")
    assert [told(record) for record in lines] == [
        ("GET", "pl/", 200, "north-lincolnshire", "pl", "miss"),
        ("GET", "pl/", 200, "north-lincolnshire", "pl", "hit"),
    ]


def test_what_the_edge_refused_is_told_without_its_words(lines, db):
    Client().generic("BREW", "/tea/")
    [record] = lines
    assert told(record) == ("other", "-", 405, "", "", "-")


def answer(request):
    return AccessLogMiddleware(lambda _request: HttpResponse(status=204))(request)


def test_a_static_file_is_told_as_one_of_many(lines):
    answer(RequestFactory().get("/static/portal/secret.css"))
    assert told(lines[0]) == ("GET", "static/", 204, "", "", "-")


def test_a_preview_inside_a_request_is_not_a_request(lines):
    request = RequestFactory().get("/")
    request.is_dummy = True
    answer(request)
    assert lines == []


def test_a_record_holds_neither_address_nor_person_nor_browser(lines):
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.9", HTTP_USER_AGENT="Lynx")
    answer(request)
    words = str(vars(lines[0]))
    assert "203.0.113" not in words
    assert "Lynx" not in words
    assert not hasattr(lines[0], "request")
