"""Public papers: who offers them, and how a reader gets one without waiting in a queue."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from pathlib import Path

from django_tasks import task

from portal.core import registry
from portal.core.models import Partnership
from portal.core.pdf.exceptions import PdfBusy, PdfUnavailable
from portal.core.pdf.kept import claim, give_up_claim, keep, kept
from portal.core.pdf.maker import make_pdf
from portal.core.pdf.paper import Paper, digest_of
from portal.core.queries import partnership_by_pk
from portal.core.worker.pulse import DEAD_AFTER_SECONDS, seconds_since_beat

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class PaperName:
    """This names one public paper, so that a worker can write it too."""

    source: str  # as registered
    key: str
    language: str


def paper_of(name: PaperName, partnership: Partnership) -> Paper | None:
    """Ask the feature that offers it; None when there is no such paper."""
    source = registry.public_papers.get(name.source)
    return source(partnership, name.key, name.language) if source else None


def public_pdf(name: PaperName, paper: Paper, partnership: Partnership) -> Path | None:
    """Give the finished file, or None while the worker makes it.

    PdfUnavailable when it cannot be made here. Without a living worker it is made at once.
    """
    html = paper.html()
    digest = digest_of(html)
    if found := kept(digest):
        return found
    if not claim(digest, now=time.time()):
        return None
    try:
        if _is_worker_alive():
            make_public_pdf.enqueue(partnership.pk, name.source, name.key, name.language)
            return kept(digest)  # where tasks run at once it is there already
        return keep(digest, make_pdf(html, base_url=paper.address))
    except BaseException:
        give_up_claim(digest)
        raise


@task
def make_public_pdf(partnership_pk: int, source: str, key: str, language: str) -> str:
    """Make one public paper as it reads now."""
    partnership = partnership_by_pk(partnership_pk)
    paper = partnership and paper_of(PaperName(source, key, language), partnership)
    if not paper:
        return "no such paper"
    html = paper.html()
    digest = digest_of(html)
    if kept(digest):
        return "kept already"
    try:
        keep(digest, make_pdf(html, base_url=paper.address))
    except (PdfUnavailable, PdfBusy):
        give_up_claim(digest)  # the next reader is told, or asks again
        raise
    return digest


def _is_worker_alive() -> bool:
    beat = seconds_since_beat(time.time())
    return beat is not None and beat < DEAD_AFTER_SECONDS
