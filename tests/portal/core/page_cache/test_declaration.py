"""A view says until when its page reads alike; what is drawn on it may shorten that."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from portal.core.page_cache import declare_public, reads_differently_at
from portal.core.page_cache.declaration import PublicPage, declared, noted_change

NINE, FIVE = (datetime(2026, 11, 20, hour, tzinfo=UTC) for hour in (9, 17))


def test_nothing_is_public_by_itself():
    assert declared(HttpResponse()) is None


def test_a_promise_of_another_kind_is_none():
    response = HttpResponse()
    response.public_page = True
    assert declared(response) is None


def test_declared_public_gives_the_same_response_back():
    response = HttpResponse()
    assert declare_public(response, until=FIVE, parameters=["page"]) is response
    assert declared(response) == PublicPage(FIVE, no_store=False, parameters=frozenset({"page"}))


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        ([], None),
        ([None], None),
        ([FIVE], FIVE),
        ([FIVE, NINE], NINE),
        ([NINE, FIVE, None], NINE),
    ],
)
def test_the_earliest_change_counts(moments, expected):
    request = RequestFactory().get("/")
    for moment in moments:
        reads_differently_at(request, moment)
    assert noted_change(request) == expected
