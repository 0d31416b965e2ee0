"""A throw-away portal to measure: its own folder, its own database, a starter pack."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode

HOST = "localhost"
EMBEDDED = {
    "DJANGO_SETTINGS_MODULE": "bench.settings",
    "SECRET_KEY": "only-for-benchmarks-0123456789-abcdefghijklmnop",
    "FIELD_KEYS": "bench:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
    "BASE_URL": "http://localhost:8000/",
    "DEMO": "1",
    "DEMO_MFA": "0",
    "CACHE_URL": "",
    "SEARCH_URL": "",
    "EMAIL_URL": "",
    "ALLOWED_HOSTS": "",
    "TRUSTED_PROXIES": "0",
    "PSEUDO_LOCALE": "0",
}


@contextmanager
def prepared_site() -> Iterator[None]:
    """Set Django up on throw-away data and load a starter pack."""
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        database = f"sqlite:///{Path(folder) / 'portal.sqlite3'}"
        os.environ |= {**EMBEDDED, "VAR": folder, "DATABASE_URL": database}
        import django  # reads the environment

        django.setup()
        from django.core.management import call_command  # as above
        from django.db import connections  # as above

        try:
            call_command("migrate", verbosity=0, run_syncdb=True)
            call_command("load_pack", "north-lincolnshire", stdout=Nowhere())
            _add_minimal_page()
            yield
        finally:
            connections.close_all()


def _add_minimal_page() -> None:
    from portal.core.models import StandardPage  # models need Django's set-up
    from portal.core.publishing import publish_page  # as above
    from portal.core.queries import partnership_by_slug_or_code  # as above

    partnership = partnership_by_slug_or_code("north-lincolnshire")
    if partnership is None:
        raise LookupError("the starter pack is not loaded")
    page = StandardPage(title="Minimal page", slug="minimal-page", intro="A few words.")
    publish_page(page=page, parent=partnership.site.root_page)


class Nowhere:
    """This takes a command's words and drops them."""

    def write(self, _words: str) -> None:
        """Take words."""

    def flush(self) -> None:
        """Do nothing."""


class Ask(Protocol):
    """This asks the portal for an address, or sends a form there."""

    def __call__(
        self, path: str, *, form: Mapping[str, Any] | None = None, cookie: str = ""
    ) -> Any:
        """Give the response."""


def client(middleware: list[str] | None = None) -> Ask:
    """Give a function that asks the portal for an address, with its own or another stack."""
    from django.conf import settings  # needs the environment
    from django.test import override_settings  # as above

    from portal.core.wsgi import PortalHandler  # as above

    with override_settings(MIDDLEWARE=middleware or settings.MIDDLEWARE):
        handler = PortalHandler()

    def ask(path: str, *, form: Mapping[str, Any] | None = None, cookie: str = "") -> Any:
        response = handler(_environ(path, form, cookie), lambda _status, _headers: None)
        response.close()
        return response

    return ask


def _environ(path: str, form: Mapping[str, Any] | None, cookie: str) -> dict[str, Any]:
    body = urlencode(form or {}, doseq=True).encode()
    return {
        "REQUEST_METHOD": "GET" if form is None else "POST",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_COOKIE": cookie,
        "HTTP_SEC_FETCH_SITE": "same-origin",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": HOST,
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": f"{HOST}:8000",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
