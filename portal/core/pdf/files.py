"""The only files a paper may show: our own static files and pictures, read and never requested."""

from __future__ import annotations

import mimetypes
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage

PICTURES = "images/"  # what Wagtail writes for readers; originals and documents stay out
MOST_BYTES = 10 * 1024 * 1024


class NotOurs(ValueError):
    """This address is not one of our own files."""


def our_fetcher(base_url: str) -> Any:
    """Give WeasyPrint a fetcher that reads our files and refuses every other address."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # needs Pango; see maker

    class OurFiles(URLFetcher):
        """This opens no connection and no path a document could choose."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Read one of our files."""
            kind = mimetypes.guess_type(urlsplit(url).path)[0] or "application/octet-stream"
            return URLFetcherResponse(url, read_ours(url, base_url), {"Content-Type": kind})

    return OurFiles(timeout=1, allowed_protocols=(), allow_redirects=False)


def read_ours(url: str, base_url: str) -> bytes:
    """Read a static file or a picture; NotOurs for anything else."""
    wanted, ours = urlsplit(url), urlsplit(base_url)
    if (wanted.scheme, wanted.netloc) != (ours.scheme, ours.netloc):
        raise NotOurs
    path = unquote(wanted.path)
    if path.startswith(settings.STATIC_URL):
        return _read_static(path.removeprefix(settings.STATIC_URL))
    if path.startswith(settings.MEDIA_URL + PICTURES):
        return _read(default_storage, path.removeprefix(settings.MEDIA_URL))
    raise NotOurs


def _read_static(name: str) -> bytes:
    """Read a collected file, or on a portal that has collected none the file itself."""
    try:
        return _read(staticfiles_storage, name)
    except FileNotFoundError:
        found = finders.find(name)
        if not isinstance(found, str):
            raise NotOurs from None
        with open(found, "rb") as file:  # noqa: PTH123 (the finder gives a string)
            return file.read(MOST_BYTES)


def _read(storage: Any, name: str) -> bytes:
    try:
        with storage.open(name) as file:
            content: bytes = file.read(MOST_BYTES)
    except SuspiciousFileOperation as error:
        raise NotOurs from error
    return content
