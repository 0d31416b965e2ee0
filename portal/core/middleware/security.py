"""Security headers on every response, with two static content policies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]

ACCOUNTS: Final = "/accounts/"  # where somebody signs in by passkey
CMS: Final = "/cms/"
CMS_LOGIN: Final = "/cms/login/"
PREVIEW: Final = "/preview/"
ONE_YEAR: Final = 365 * 24 * 60 * 60

PUBLIC_POLICY: Final = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "media-src": "'self'",
    "frame-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}
# Wagtail's own pages carry scripts and styles inline, and show pictures from memory.
CMS_POLICY: Final = {
    **PUBLIC_POLICY,
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
}
# Style sheets, scripts and drawings load nothing themselves, opened alone or within a page.
STATIC_POLICY: Final = {"default-src": "'none'", "frame-ancestors": "'none'"}
PREVIEW_POLICY: Final = {**CMS_POLICY, "frame-ancestors": "'self'"}

# Names that browsers know: an unknown one is a warning in the console of every page.
SWITCHED_OFF: Final = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "compute-pressure",
    "display-capture",
    "encrypted-media",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "keyboard-map",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "sync-xhr",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)
# Only where people sign in may a page ask the browser for a passkey.
PASSKEYS: Final = ("publickey-credentials-create", "publickey-credentials-get")


class SecurityHeadersMiddleware:
    """This sets the headers of every response: pages, static files, errors and refusals.

    They overwrite what a view said, because the CMS draws a preview by a request of its own, whose
    response passes here twice.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        is_https = settings.BASE_URL.startswith("https://")
        self.public = _headers(PUBLIC_POLICY, is_https=is_https)
        self.accounts = _headers(PUBLIC_POLICY, is_https=is_https, has_passkeys=True)
        self.cms = _headers(CMS_POLICY, is_https=is_https)
        self.preview = _headers(PREVIEW_POLICY, is_https=is_https)
        self.static = _headers(STATIC_POLICY, is_https=is_https)
        del self.static["Permissions-Policy"]  # of pages; it weighs more than most of the files

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then set the headers."""
        response = self.get_response(request)
        is_file = response.status_code < 400 and request.path_info.startswith(settings.STATIC_URL)
        headers = self.static if is_file else self._headers_for(request.path_info)
        for name, value in headers.items():
            response.headers[name] = value
        return response

    def _headers_for(self, path: str) -> Mapping[str, str]:
        if path.startswith(ACCOUNTS):
            return self.accounts
        if not path.startswith(CMS) or path.startswith(CMS_LOGIN):
            return self.public
        return self.preview if PREVIEW in path else self.cms


def _headers(
    policy: Mapping[str, str], *, is_https: bool, has_passkeys: bool = False
) -> dict[str, str]:
    is_framed = policy["frame-ancestors"] == "'self'"
    headers = {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Permissions-Policy": _permissions(has_passkeys=has_passkeys),
        # With "no-referrer" browsers send "Origin: null", and every form would be refused.
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN" if is_framed else "DENY",
    }
    if is_https:
        headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}; includeSubDomains"
    return headers


def _permissions(*, has_passkeys: bool) -> str:
    features = dict.fromkeys(SWITCHED_OFF, "()")
    features |= dict.fromkeys(PASSKEYS, "(self)" if has_passkeys else "()")
    features["clipboard-write"] = "(self)"
    return ", ".join(f"{name}={value}" for name, value in features.items())
