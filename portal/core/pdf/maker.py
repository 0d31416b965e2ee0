"""Set the type: HTML in, tagged PDF out, and nothing fetched from anywhere but our own files."""

from __future__ import annotations

import logging
import threading
from importlib import import_module
from pathlib import Path
from typing import Any

from portal.core.pdf.exceptions import PdfBusy, PdfUnavailable
from portal.core.pdf.files import our_fetcher
from portal.core.pdf.tagging import put_items_into_bodies

STYLE = Path(__file__).with_name("paper.css")
# Pages of one paper are laid out in memory: one at a time, or a small machine runs out of it.
ONE_AT_A_TIME = threading.BoundedSemaphore(1)
TALKATIVE = ("weasyprint", "weasyprint.progress", "fontTools")  # they would quote content
LONGEST_WAIT_SECONDS = 20.0


def make_pdf(html: str, *, base_url: str, wait_seconds: float = LONGEST_WAIT_SECONDS) -> bytes:
    """Turn a document into PDF/UA-1.

    PdfUnavailable without Pango; PdfBusy when this process is at work on another for too long.
    """
    typesetter = _typesetter()
    if not ONE_AT_A_TIME.acquire(timeout=wait_seconds):
        raise PdfBusy
    try:
        fetcher = our_fetcher(base_url)
        document = typesetter.HTML(
            string=html, base_url=base_url, url_fetcher=fetcher, media_type="print"
        )
        style = typesetter.CSS(string=STYLE.read_text(), base_url=base_url, url_fetcher=fetcher)
        made: bytes = document.write_pdf(
            stylesheets=[style], pdf_variant="pdf/ua-1", finisher=put_items_into_bodies
        )
        return made
    finally:
        ONE_AT_A_TIME.release()


def can_make_pdf() -> bool:
    """Say whether this machine has what it takes."""
    try:
        _typesetter()
    except PdfUnavailable:
        return False
    return True


def _typesetter() -> Any:
    """Load WeasyPrint when it is first wanted: it costs a second and 40 MB."""
    for name in TALKATIVE:  # some talk while they are loaded
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return import_module("weasyprint")
    except OSError as error:  # it loads Pango by name
        raise PdfUnavailable from error
