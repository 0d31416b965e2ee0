"""Headers with which stock Django cannot make a request are answered like other bad ones."""

from __future__ import annotations

import io

import pytest
from django.core.handlers.wsgi import WSGIHandler

from portal.core.wsgi import PortalHandler, is_utf8
from portal.wsgi import application

UNREADABLE = [
    "text/plain; charset=base64",
    "text/plain; charset=rot13",
    "text/plain; charset=klingon",
    "text/plain; charset*=klingon''x",
    "text/plain; charset*=idna''%80",
    "text/plain; charset=a\0b",
    "text/plain; charset=",
    "text/plain; CHARSET=utf-16",
]


@pytest.mark.parametrize("content_type", UNREADABLE)
def test_other_charsets_are_told_apart(content_type):
    assert is_utf8(content_type) is False


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "text/plain; charset=utf-8",
        "text/plain; charset=UTF8",
        'text/plain; charset="utf-8"',
        "text/plain; charset*=utf-8''utf-8",
        "multipart/form-data; boundary=charset",
    ],
)
def test_utf8_is_known_by_all_its_names(content_type):
    assert is_utf8(content_type) is True


def environ(content_type):
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "QUERY_STRING": "q=a",
        "CONTENT_TYPE": content_type,
        "HTTP_HOST": "localhost",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
    }


def answer(handler, content_type):
    told = []
    response = handler(environ(content_type), lambda status, headers: told.append(status))
    body = b"".join(response)
    response.close()
    return told[0], body


@pytest.mark.parametrize("content_type", UNREADABLE)
def test_the_portal_answers_400(partnership, content_type):
    status, body = answer(PortalHandler(), content_type)
    assert status == "400 Bad Request"
    assert b"999" in body


def test_stock_django_fails_before_any_middleware(partnership):
    with pytest.raises(LookupError):
        answer(WSGIHandler(), "text/plain; charset=base64")


def test_the_entry_point_is_guarded():
    assert isinstance(application, PortalHandler)
