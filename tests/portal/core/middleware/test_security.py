"""Every response carries the headers of its side of the house."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from portal.core.middleware.security import SecurityHeadersMiddleware

PUBLIC = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; media-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
CMS = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    "media-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
STATIC = "default-src 'none'; frame-ancestors 'none'"
PREVIEW = CMS.replace("frame-ancestors 'none'", "frame-ancestors 'self'")


def headers_of(path, inner=None):
    middleware = SecurityHeadersMiddleware(lambda _request: inner or HttpResponse())
    return middleware(RequestFactory().get(path)).headers


@pytest.mark.parametrize(
    ("path", "policy"),
    [
        ("/", PUBLIC),
        ("/pl/harms/missing/", PUBLIC),
        ("/static/portal/site.css", STATIC),
        ("/accounts/login/", PUBLIC),
        ("/cms/login/", PUBLIC),
        ("/cmsx/", PUBLIC),
        ("/guidance/cms/preview/", PUBLIC),
        ("/cms/", CMS),
        ("/cms/pages/3/edit/", CMS),
        ("/cms/pages/3/edit/preview/", PREVIEW),
        ("/cms/pages/add/core/standardpage/3/preview/", PREVIEW),
        ("/cms/snippets/core/term/preview/7/", PREVIEW),
    ],
)
def test_policy_of_each_side(path, policy):
    assert headers_of(path)["Content-Security-Policy"] == policy


def test_only_previews_may_be_framed():
    assert headers_of("/")["X-Frame-Options"] == "DENY"
    assert headers_of("/cms/")["X-Frame-Options"] == "DENY"
    assert headers_of("/cms/pages/3/edit/preview/")["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("path", ["/", "/cms/", "/cms/pages/3/edit/preview/"])
def test_headers_that_are_the_same_everywhere(path):
    headers = headers_of(path)
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_every_feature_of_the_device_is_off_but_writing_to_the_clipboard():
    features = dict(
        feature.split("=") for feature in headers_of("/")["Permissions-Policy"].split(", ")
    )
    assert features.pop("clipboard-write") == "(self)"
    assert set(features.values()) == {"()"}
    assert {"geolocation", "camera", "microphone", "clipboard-read"} <= set(features)


@pytest.mark.parametrize(
    ("path", "value"), [("/", "()"), ("/cms/", "()"), ("/accounts/2fa/webauthn/", "(self)")]
)
def test_passkeys_work_where_somebody_signs_in_and_nowhere_else(path, value):
    features = headers_of(path)["Permissions-Policy"].split(", ")
    assert f"publickey-credentials-get={value}" in features
    assert f"publickey-credentials-create={value}" in features


def test_a_view_cannot_loosen_the_policy():
    loose = HttpResponse(headers={"Content-Security-Policy": "default-src *"})
    assert headers_of("/", loose)["Content-Security-Policy"] == PUBLIC


@pytest.mark.parametrize(
    ("base_url", "value"),
    [
        ("https://safe.example.org/", "max-age=31536000; includeSubDomains"),
        ("http://localhost:8000/", None),
    ],
)
def test_https_is_kept_for_a_year_where_there_is_https(settings, base_url, value):
    settings.BASE_URL = base_url
    assert headers_of("/").get("Strict-Transport-Security") == value


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/nowhere/", 404), ("/robots.txt", 200), ("/accounts", 301)]
)
def test_headers_are_on_every_kind_of_answer(partnership, path, status):
    response = Client().get(path)
    assert response.status_code == status
    assert response.headers["Content-Security-Policy"] == PUBLIC
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_headers_are_on_static_files(settings, tmp_path, db):
    (tmp_path / "a.css").write_text("p{}")
    settings.STATIC_ROOT = tmp_path
    settings.WHITENOISE_AUTOREFRESH = False
    response = Client().get("/static/a.css")
    assert response.getvalue() == b"p{}"
    assert response.headers["Content-Security-Policy"] == STATIC
    assert "Permissions-Policy" not in response.headers
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    missing = Client().get("/static/b.css")  # a page, so it may load its own style sheet
    assert (missing.status_code, missing.headers["Content-Security-Policy"]) == (404, PUBLIC)
    assert "Access-Control-Allow-Origin" not in response.headers
