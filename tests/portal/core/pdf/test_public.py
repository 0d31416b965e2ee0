from __future__ import annotations

import time

import pytest

from portal.core import registry
from portal.core.pdf import public
from portal.core.pdf.exceptions import PdfUnavailable
from portal.core.pdf.kept import folder
from portal.core.pdf.paper import Paper
from portal.core.pdf.public import PaperName, make_public_pdf, paper_of, public_pdf
from portal.core.worker.pulse import pulse_file

pytestmark = pytest.mark.django_db
NAME = PaperName("tests", "plan", "en")


def plan(partnership, key, language):
    if key != "plan":
        return None
    return Paper(f"Plan of {partnership.name}", "portal/pdf/paper.html", "plan", language)


@pytest.fixture(autouse=True)
def _offered(tmp_path, settings):
    settings.VAR = tmp_path
    registry.public_papers.register("tests", plan)
    yield
    registry.public_papers.unregister("tests")


@pytest.fixture
def worker():
    pulse_file().write_text("1")


def test_it_is_made_once_and_then_kept(partnership, monkeypatch):
    paper = paper_of(NAME, partnership)
    first = public_pdf(NAME, paper, partnership)
    assert first.read_bytes().startswith(b"%PDF-1.7")
    monkeypatch.setattr(public, "make_pdf", None)  # it would fall over
    assert public_pdf(NAME, paper, partnership) == first


def test_a_worker_makes_it_when_one_is_alive(partnership, worker, monkeypatch):
    asked = []
    monkeypatch.setattr(public, "make_public_pdf", Queue(asked))
    paper = paper_of(NAME, partnership)
    assert public_pdf(NAME, paper, partnership) is None
    assert public_pdf(NAME, paper, partnership) is None
    assert asked == [(partnership.pk, "tests", "plan", "en")]  # asked for once


class Queue:
    """The task's own queue: what it is asked to do waits."""

    def __init__(self, asked):
        self.asked = asked

    def enqueue(self, *args):
        self.asked.append(args)


def test_the_worker_writes_the_same_paper(partnership, worker):
    made = make_public_pdf.call(partnership.pk, "tests", "plan", "en")
    file = public_pdf(NAME, paper_of(NAME, partnership), partnership)
    assert file.stem == made
    assert make_public_pdf.call(partnership.pk, "tests", "plan", "en") == "kept already"


@pytest.mark.parametrize(("source", "key"), [("nobody", "plan"), ("tests", "unknown")])
def test_what_is_not_offered_is_not_made(partnership, source, key):
    assert make_public_pdf.call(partnership.pk, source, key, "en") == "no such paper"
    assert not folder().exists()


def test_a_partnership_that_is_gone_has_no_papers(db):
    assert make_public_pdf.call(4711, "tests", "plan", "en") == "no such paper"


def test_a_changed_word_makes_a_new_paper(partnership):
    first = public_pdf(NAME, paper_of(NAME, partnership), partnership)
    partnership.name = "Another name"
    assert public_pdf(NAME, paper_of(NAME, partnership), partnership) != first


def test_without_a_living_worker_it_is_made_at_once(partnership, worker, monkeypatch):
    late = time.time() + public.DEAD_AFTER_SECONDS + 1
    monkeypatch.setattr(public.time, "time", lambda: late)
    assert public_pdf(NAME, paper_of(NAME, partnership), partnership).exists()


def test_a_failure_lets_the_next_reader_try(partnership, monkeypatch):
    paper = paper_of(NAME, partnership)

    def unavailable(*args, **kwargs):
        raise PdfUnavailable

    with monkeypatch.context() as broken:
        broken.setattr(public, "make_pdf", unavailable)
        with pytest.raises(PdfUnavailable):
            public_pdf(NAME, paper, partnership)
        with pytest.raises(PdfUnavailable):
            make_public_pdf.call(partnership.pk, "tests", "plan", "en")
    assert public_pdf(NAME, paper, partnership).exists()
