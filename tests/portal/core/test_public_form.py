"""A public form needs no cookie, and takes posts from our own pages only."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.template import Context, Template
from django.test import RequestFactory

from portal.core.public_form import form_token, public_form


@public_form
def view(request, word="done"):
    """Take a form."""
    return HttpResponse(word)


class Person:
    is_authenticated = True
    is_active = True

    def has_perm(self, _name):
        return False


def send(view=view, *, method="POST", user=None, data=None, secure=False, cookies=None, **headers):
    request = RequestFactory().generic(
        method,
        "/report/",
        data or b"",
        content_type="application/x-www-form-urlencoded",
        secure=secure,
        headers={"host": "localhost:8000", **headers},
    )
    request.COOKIES.update(cookies or {})
    request.user = user or AnonymousUser()
    # As in the real stack: the middleware first, which leaves an exempt view alone.
    outer = CsrfViewMiddleware(lambda _request: HttpResponse())
    outer.process_request(request)
    return outer.process_view(request, view, (), {}) or view(request)


@pytest.mark.parametrize(
    ("site", "status"),
    [
        ("same-origin", 200),
        ("same-site", 403),  # another partnership's host is not this one
        ("cross-site", 403),
        ("none", 403),
        ("Same-Origin", 403),
        ("", 403),
    ],
)
@pytest.mark.parametrize("origin", [None, "http://localhost:8000", "http://evil.example"])
def test_what_the_browser_says_of_the_sender_decides(partnership, site, status, origin):
    headers = {"sec-fetch-site": site} | ({"origin": origin} if origin else {})
    assert send(**headers).status_code == status


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:8000", 200),
        ("HTTP://LOCALHOST:8000", 200),
        ("http://localhost", 403),
        ("https://localhost:8000", 403),
        ("http://tees.localhost:8000", 403),
        ("http://localhost:8000.evil.example", 403),
        ("http://evil.example", 403),
        ("null", 403),
        ("", 403),
        ("http://[", 403),
    ],
)
@pytest.mark.parametrize("referer", [None, "http://localhost:8000/report/"])
def test_without_that_header_the_origin_decides(partnership, origin, status, referer):
    headers = {"origin": origin} | ({"referer": referer} if referer else {})
    assert send(**headers).status_code == status


@pytest.mark.parametrize(
    ("referer", "status"),
    [
        ("http://localhost:8000/report/?a=1", 200),
        ("http://localhost:8000", 200),
        ("http://localhost:8000@evil.example/", 403),
        ("http://evil.example/localhost:8000/", 403),
        ("/report/", 403),
        ("http://[::1", 403),
    ],
)
def test_without_either_the_referer_decides(partnership, referer, status):
    assert send(referer=referer).status_code == status


def test_a_post_that_says_nothing_is_refused_with_a_clear_page(partnership):
    response = send()
    assert response.status_code == 403
    assert b"999" in response.content


@pytest.mark.parametrize(
    ("base_url", "secure", "origin", "status"),
    [
        ("https://localhost:8000/", True, "https://localhost:8000", 200),
        ("https://localhost:8000/", False, "https://localhost:8000", 200),  # TLS ends at a proxy
        ("https://localhost:8000/", True, "http://localhost:8000", 403),
        ("https://localhost:8000/", False, "http://localhost:8000", 403),
    ],
)
def test_a_page_over_http_cannot_send_to_a_site_over_https(
    partnership, settings, base_url, secure, origin, status
):
    settings.BASE_URL = base_url
    assert send(secure=secure, origin=origin).status_code == status


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_reading_needs_nothing(method):
    assert send(method=method).status_code == 200


def test_no_cookie_is_set_for_a_visitor(partnership):
    response = send(**{"sec-fetch-site": "same-origin"})
    assert response.cookies == {}
    assert not response.has_header("Vary")


# Signed in: Django's own check stays.

SIGNED_IN = {"sessionid": "abc"}
OURS = {"sec-fetch-site": "same-origin", "origin": "http://localhost:8000"}


def test_somebody_signed_in_needs_djangos_token(partnership):
    assert send(user=Person(), cookies=SIGNED_IN, **OURS).status_code == 403


def test_somebody_signed_in_sends_djangos_token():
    given = RequestFactory().get("/")
    token = get_token(given)
    cookies = SIGNED_IN | {"csrftoken": given.META["CSRF_COOKIE"]}
    sent = send(
        user=Person(), cookies=cookies, data=f"csrfmiddlewaretoken={token}".encode(), **OURS
    )
    assert sent.status_code == 200


def test_a_token_does_not_make_another_site_ours(partnership):
    given = RequestFactory().get("/")
    token = get_token(given)
    cookies = SIGNED_IN | {"csrftoken": given.META["CSRF_COOKIE"]}
    sent = send(
        user=Person(),
        cookies=cookies,
        data=f"csrfmiddlewaretoken={token}".encode(),
        **{"sec-fetch-site": "cross-site"},
    )
    assert sent.status_code == 403


def test_a_stale_session_cookie_is_no_sign_in():
    assert send(cookies=SIGNED_IN, **OURS).status_code == 200


def test_a_visitors_own_cookie_does_not_ask_for_a_token():
    assert send(cookies={"__Host-v": "x"}, **OURS).status_code == 200


def test_without_a_session_cookie_nobody_looks_at_the_user():
    request = RequestFactory().post("/report/", headers={"host": "localhost:8000", **OURS})

    class Untouched:
        @property
        def is_authenticated(self):
            raise AssertionError("the session was looked at")

    request.user = Untouched()
    assert view(request).status_code == 200
    assert form_token(request) == ""


@pytest.mark.parametrize(("user", "has_token"), [(Person(), True), (AnonymousUser(), False)])
def test_the_form_carries_a_token_only_behind_sign_in(user, has_token):
    request = RequestFactory().get("/report/")
    request.COOKIES.update(SIGNED_IN)
    request.user = user
    html = Template("{% load public_form %}{% public_form_token %}").render(
        Context({"request": request})
    )
    assert ('name="csrfmiddlewaretoken"' in html) is has_token
    assert (html == "") is not has_token
    assert ("CSRF_COOKIE" in request.META) is has_token


def test_the_view_keeps_its_name_and_arguments():
    assert (view.__name__, view.__doc__, view.csrf_exempt) == ("view", "Take a form.", True)
    request = RequestFactory().get("/report/")
    assert view(request, word="hello").content == b"hello"
