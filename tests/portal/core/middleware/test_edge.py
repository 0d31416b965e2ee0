"""What no visitor sends is turned away before anything reads it."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from portal.core.middleware.edge import LARGEST_BODY, LARGEST_UPLOAD, EdgeGuardMiddleware, fault_of

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def make():
    def request(method="GET", path="/", **meta):
        made = RequestFactory().generic(method, path)
        made.META.update(meta)
        return made

    return request


def sent_as(content_type, length="3", path="/report/"):
    return RequestFactory().generic(
        "POST", path, b"a=1", content_type=content_type, CONTENT_LENGTH=length
    )


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
def test_edge_lets_ordinary_methods_through(make, method):
    assert fault_of(make(method)) == 0


@pytest.mark.parametrize("method", ["TRACE", "PUT", "PATCH", "DELETE", "CONNECT", "BREW"])
def test_edge_refuses_other_methods(make, method):
    assert fault_of(make(method)) == 405


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/a\0b/", "", 400),
        ("/", "q=a\0b", 400),
        ("/", "q=a%00b", 400),
        ("/%00/", "", 0),  # the server has decoded the path: this is a percent sign
        ("/", "q=a%2500b", 0),
        ("/", "q=caf%C3%A9", 0),
        ("/" + "a" * 1_999, "", 0),
        ("/" + "a" * 2_000, "", 400),
        ("/", "q" * 4_000, 0),
        ("/", "q" * 4_001, 400),
    ],
)
def test_edge_reads_path_and_query(make, path, query, status):
    request = make(QUERY_STRING=query)
    request.path = request.path_info = path
    assert fault_of(request) == status


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        (FORM, 0),
        (f"{FORM}; charset=utf-8", 0),
        (f"{FORM}; charset=UTF8", 0),
        (f'{FORM}; charset="utf-8"', 0),
        ("multipart/form-data; boundary=x", 0),
        ("application/json", 0),
        (f"{FORM}; charset=utf-7", 400),
        (f"{FORM}; charset=utf-16", 400),
        (f"{FORM}; charset=iso-8859-1", 400),
        (f"{FORM}; charset=klingon", 400),
        (f"{FORM}; charset=", 400),
        ("multipart/form-data; boundary=x; charset=utf-7", 400),
        ("text/plain; charset=utf-7", 400),
    ],
)
def test_edge_reads_utf8_and_nothing_else(content_type, status):
    assert fault_of(sent_as(content_type)) == status


@pytest.mark.parametrize(
    ("path", "length", "status"),
    [
        ("/report/", "", 0),
        ("/report/", "0", 0),
        ("/report/", str(LARGEST_BODY), 0),
        ("/report/", str(LARGEST_BODY + 1), 413),
        ("/report/", "9" * 400, 413),
        ("/cms/images/add/", str(LARGEST_UPLOAD), 0),
        ("/cms/images/add/", str(LARGEST_UPLOAD + 1), 413),
        ("/report/cms/", str(LARGEST_UPLOAD), 413),
        ("/report/", "-1", 400),
        ("/report/", "+5", 400),
        ("/report/", "1_000", 400),
        ("/report/", "٣", 400),
        ("/report/", "ten", 400),
        ("/report/", " 5", 400),
    ],
)
def test_edge_caps_bodies(path, length, status):
    assert fault_of(sent_as(FORM, length, path)) == status


def test_edge_wants_the_length_before_the_body(make):
    assert fault_of(make("POST", CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked")) == 400


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 0),
        ("tees.localhost:8000", 0),
        ("evil.example", 400),
        ("localhost@evil.example", 400),
        ("localhost:port", 400),
        ("", 400),
        (" ", 400),
    ],
)
def test_edge_knows_our_hosts(make, host, status):
    assert fault_of(make(HTTP_HOST=host)) == status


def test_edge_answers_without_asking_further_in():
    def never(_request):
        raise AssertionError("nothing behind the guard may see this request")

    response = EdgeGuardMiddleware(never)(RequestFactory().generic("TRACE", "/"))
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, POST, OPTIONS"


def test_edge_hands_everything_else_on_untouched():
    request = RequestFactory().get("/pl/?q=1")
    seen = []
    answer = HttpResponse("inside")
    response = EdgeGuardMiddleware(lambda asked: seen.append(asked) or answer)(request)
    assert (seen, response) == ([request], answer)


# Through the whole stack: the page of a refusal must not stumble over the same fault.


@pytest.mark.parametrize(
    ("ask", "status"),
    [
        ({"method": "TRACE", "path": "/"}, 405),
        ({"method": "GET", "path": "/pl/%00/"}, 400),
        ({"method": "GET", "path": "/", "QUERY_STRING": "q=%00"}, 400),
        ({"method": "GET", "path": "/", "QUERY_STRING": "x" * 5_000}, 400),
        ({"method": "GET", "path": "/", "HTTP_HOST": "evil.example"}, 400),
        ({"method": "GET", "path": "/", "CONTENT_TYPE": "text/plain; charset=utf-7"}, 400),
        ({"method": "POST", "path": "/", "CONTENT_TYPE": f"{FORM}; charset=utf-7"}, 400),
        ({"method": "POST", "path": "/", "CONTENT_LENGTH": "many"}, 400),
        ({"method": "POST", "path": "/", "CONTENT_LENGTH": "99999999"}, 413),
    ],
)
def test_refusal_is_a_calm_page_with_999_and_all_headers(partnership, ask, status):
    client = Client(raise_request_exception=True)
    response = client.generic(**ask)
    assert response.status_code == status
    assert b"999" in response.content
    assert b"\0" not in response.content
    assert b"evil.example" not in response.content
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert response.headers["Cache-Control"] == "no-store"


def test_refusal_speaks_the_language_of_the_address(partnership):
    response = Client().generic("TRACE", "/pl/guidance/")
    assert '<html lang="pl"' in response.content.decode()
    assert response.headers["Content-Language"] == "en"  # words of safety, not yet approved


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"a=1"),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        ("multipart/form-data; boundary=\xe9", b"a=1"),
        (FORM, b"&".join([b"a=1"] * 5_001)),
        (FORM, b"message=%00%ff%C0%80"),
    ],
)
def test_a_broken_form_is_no_fault_of_ours(partnership, content_type, body):
    client = Client(headers={"sec-fetch-site": "same-origin"}, raise_request_exception=True)
    response = client.generic("POST", "/report/", body, content_type=content_type)
    assert response.status_code in {200, 400}
    assert b"999" in response.content
