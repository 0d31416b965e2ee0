"""A limited view answers 429 with Retry-After, and counts only what it should."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from portal.core.limits.limited import limited


@pytest.fixture(autouse=True)
def own_file(settings, tmp_path, at):
    settings.VAR = tmp_path
    at("2026-11-20 10:00")


@limited("report", limit=2, per_seconds=600)
def view(request, word="none"):
    """Say a word."""
    return HttpResponse(word)


def send(method="POST", address="203.0.113.9", view=view, **kwargs):
    request = RequestFactory().generic(method, "/report/", REMOTE_ADDR=address)
    return view(request, **kwargs)


def test_the_third_try_waits(partnership):
    assert [send().status_code for _turn in range(3)] == [200, 200, 429]
    response = send()
    assert response.headers["Retry-After"] == "600"
    assert b"999" in response.content


def test_another_address_is_counted_apart(partnership):
    for _turn in range(3):
        send()
    assert send(address="203.0.113.10").status_code == 200


def test_reading_is_not_counted(partnership):
    assert [send("GET").status_code for _turn in range(5)] == [200] * 5
    assert [send().status_code for _turn in range(2)] == [200, 200]


def test_other_methods_and_keys_can_be_named(partnership):
    @limited("search", limit=1, per_seconds=60, methods=("GET",), key=lambda request: "everybody")
    def search(request):
        return HttpResponse("found")

    assert send("GET", "203.0.113.1", search).status_code == 200
    assert send("GET", "203.0.113.2", search).status_code == 429
    assert send("POST", "203.0.113.2", search).status_code == 200


def test_a_view_may_answer_with_a_page_of_its_own(partnership):
    def again(request, seconds):
        return HttpResponse(f"wait {seconds}")

    form = limited("form", limit=1, per_seconds=90, instead=again)(HttpResponse)
    assert send(view=form).status_code == 200
    response = send(view=form)
    assert (response.status_code, response.content) == (429, b"wait 90")
    assert response.headers["Retry-After"] == "90"


def test_the_view_keeps_its_name_and_arguments(partnership):
    assert (view.__name__, view.__doc__) == ("view", "Say a word.")
    assert send(word="hello").content == b"hello"
