"""Logs say what happened and where, never to whom or about what."""

from __future__ import annotations

import io
import json
import logging
import sys

import pytest
from django.test import Client

from portal.core.logs import JsonFormatter

SECRET = "zebra-crossing"


def row_of(record):
    return json.loads(JsonFormatter().format(record))


def record_of(
    name="portal.outbox", msg="sent", args=(), level=logging.INFO, exc_info=None, **extra
):
    made = logging.LogRecord(name, level, "/app/site-packages/x/y.py", 7, msg, args, exc_info)
    made.__dict__.update(extra)
    return made


def caught(error):
    try:
        raise error
    except type(error):
        return sys.exc_info()


def test_a_row_of_ours():
    record = record_of(msg="%d mails sent", args=(3,), count=3, job="outbox")
    record.created = 1_795_000_000.25
    assert row_of(record) == {
        "time": "2026-11-18T11:06:40.250+00:00",
        "level": "info",
        "logger": "portal.outbox",
        "message": "3 mails sent",
        "count": 3,
        "job": "outbox",
    }


def test_extras_that_are_not_on_the_list_stay_out():
    row = row_of(record_of(user="ann", path=f"/{SECRET}/", request=object(), status=200))
    assert (row["status"], SECRET in json.dumps(row), "user" in row) == (200, False, False)


@pytest.mark.parametrize("value", [object(), {"q": SECRET}, [SECRET], None])
def test_extras_that_are_not_plain_stay_out(value):
    assert "route" not in row_of(record_of(route=value))


def test_extras_are_short():
    assert row_of(record_of(event="e" * 900))["event"] == "e" * 300


def test_words_of_others_keep_their_form_only():
    row = row_of(record_of("urllib3", "GET %s", (f"/{SECRET}/",)))
    assert (row["message"], row["at"]) == ("GET %s", "x/y.py:7")
    assert SECRET not in json.dumps(row)


def test_words_of_others_that_were_filled_in_beforehand_are_left_out():
    row = row_of(record_of("django.security.DisallowedHost", f"Invalid HTTP_HOST header: {SECRET}"))
    assert (row["message"], row["at"]) == ("", "x/y.py:7")


def test_django_says_the_status():
    row = row_of(
        record_of("django.request", "%s: %s", ("Not Found", f"/{SECRET}"), status_code=404)
    )
    assert (row["status"], row["message"]) == (404, "Not Found")
    assert SECRET not in json.dumps(row)


def test_a_trace_names_places_and_types_not_values():
    try:
        try:
            {}[SECRET]
        except KeyError as inner:
            raise ValueError(f"cannot use {SECRET}") from inner
    except ValueError:
        row = row_of(record_of(msg="failed", exc_info=sys.exc_info()))
    assert (row["error"], row["because"]) == ("ValueError", ["KeyError"])
    assert row["trace"][-1].startswith("tests/portal/core/test_logs.py:")
    assert row["trace"][-1].endswith(" test_a_trace_names_places_and_types_not_values")
    assert SECRET not in json.dumps(row)


def test_errors_in_a_circle_end():
    first, second = ValueError("a"), TypeError("b")
    first.__context__, second.__context__ = second, first
    row = row_of(record_of(exc_info=(ValueError, first, None)))
    assert row["because"] == ["TypeError", "ValueError", "TypeError", "ValueError", "TypeError"]


def test_a_message_cannot_start_a_second_line():
    assert "\n" not in JsonFormatter().format(record_of(msg="one\ntwo"))


def test_arguments_that_do_not_fit_are_not_printed():
    row = row_of(record_of(msg="sent %d", args=(SECRET,)))
    assert row["message"] == "sent %d"


@pytest.fixture
def log():
    """Give everything every logger writes, as the console would show it."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    loggers = [root, *(logging.getLogger(name) for name in ("django", "portal"))]
    loggers += [logging.getLogger(f"django.{name}") for name in ("request", "security")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)  # setting .level alone leaves what loggers remember
        logger.addHandler(handler)
    yield lines
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)
        logger.removeHandler(handler)


@pytest.mark.parametrize(
    ("ask", "status"),
    [
        ({"method": "GET", "path": f"/{SECRET}/", "QUERY_STRING": f"q={SECRET}"}, 404),
        ({"method": "GET", "path": f"/{SECRET}"}, 301),
        ({"method": "GET", "path": "/", "HTTP_HOST": f"{SECRET}.example"}, 400),
        ({"method": SECRET.upper(), "path": "/"}, 405),
        ({"method": "GET", "path": "/", "HTTP_USER_AGENT": SECRET, "HTTP_REFERER": SECRET}, 200),
        (
            {
                "method": "POST",
                "path": f"/{SECRET}/",
                "data": f"q={SECRET}".encode(),
                "content_type": "application/x-www-form-urlencoded",
            },
            403,
        ),
        (
            {
                "method": "POST",
                "path": "/accounts/login/",
                "data": f"login={SECRET}&password={SECRET}".encode(),
                "content_type": "application/x-www-form-urlencoded",
                "HTTP_ORIGIN": f"http://{SECRET}.example",
            },
            403,
        ),
        (
            {
                "method": "POST",
                "path": "/accounts/login/",
                "data": SECRET.encode(),
                "content_type": f"multipart/form-data; boundary={SECRET}",
                "HTTP_COOKIE": f"sessionid={SECRET}",
            },
            403,
        ),
    ],
)
def test_no_word_of_a_visitor_reaches_the_log(partnership, log, ask, status):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    response = client.generic(**ask)
    assert response.status_code == status
    written = log.getvalue().lower()
    assert '"logger": "portal.access"' in written
    assert SECRET not in written


def test_a_fault_of_ours_says_nothing_of_the_visitor(partnership, log, monkeypatch):
    def broken(request, page):
        words = request.GET["q"]
        raise RuntimeError(f"cannot draw {words}")

    monkeypatch.setattr("portal.core.registry.page_views.get", lambda _label: broken)
    response = Client(raise_request_exception=False).get("/", {"q": SECRET})
    assert response.status_code == 500
    rows = [json.loads(line) for line in log.getvalue().splitlines()]
    [fault] = [row for row in rows if row.get("error") == "RuntimeError"][:1]
    assert fault["trace"][-1].endswith(" broken")
    assert SECRET not in log.getvalue()
