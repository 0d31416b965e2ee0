"""What stands before the first middleware: headers with which Django cannot even make a request."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from typing import Any, Final

from django.core.handlers.wsgi import WSGIHandler
from django.http.response import HttpResponseBase
from django.utils.http import parse_header_parameters

# The edge guard refuses a charset that nobody knows.
UNREADABLE: Final = "application/octet-stream; charset=unknown"


class PortalHandler(WSGIHandler):
    """This is Django's handler, made deaf to charsets other than UTF-8.

    Stock Django adopts any codec that `charset` names: with "base64" it fails while it makes the
    request, before any middleware, and the server answers with a bare 500.
    """

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> HttpResponseBase:
        """Answer one request."""
        if not is_utf8(environ.get("CONTENT_TYPE", "")):
            environ["CONTENT_TYPE"] = UNREADABLE
        return super().__call__(environ, start_response)


def is_utf8(content_type: str) -> bool:
    """Say whether a Content-Type names UTF-8, or no charset at all."""
    if "charset" not in content_type.lower():
        return True
    try:
        _kind, parameters = parse_header_parameters(content_type)
        return codecs.lookup(parameters.get("charset", "utf-8")).name == "utf-8"
    except (LookupError, ValueError):
        return False
