"""A whole guide on one page, on paper and in a file that can be read aloud."""

from __future__ import annotations

import io
import re
from collections import Counter
from itertools import pairwise

import pikepdf
import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from portal.core.models import Partnership
from portal.core.pdf.maker import make_pdf
from portal.core.pdf.public import PaperName, paper_of
from portal.packs.actions import load_together
from portal.packs.queries import NATIONAL, pack_folder
from tests import factories
from tests.portal.core.pdf.tags import marked_everywhere, misplaced, roles, tree_of, words_of

pytestmark = pytest.mark.django_db
WORDS = [
    {"type": "heading", "value": {"text": "Who decides", "rank": "section", "anchor": "who"}},
    {"type": "paragraph", "value": {"number": "", "text": "<p>Tell them.</p>"}},
]


@pytest.fixture
def guide(partnership):
    section = factories.GuidanceIndexPageFactory(parent=partnership.site.root_page)
    found = factories.GuidePageFactory(parent=section, slug="hoth", title="Our guide", intro="Why.")
    for number in (1, 2):
        factories.GuidePartPageFactory(
            parent=found, slug=f"part-{number}", title=f"Chapter {number}", body=WORDS
        )
    factories.GuidePartPageFactory(parent=found, slug="later", title="Not yet", draft=True)
    return found


def get(path):
    return Client(headers={"host": "localhost"}).get(path)


def test_every_part_stands_on_the_page_in_order(guide):
    page = get("/guidance/hoth/print/").content.decode()
    assert re.findall(r'<h2 id="title-[\w-]+">([^<]+)</h2>', page) == [
        "Our guide", "Chapter 1", "Chapter 2",
    ]  # fmt: skip
    assert "Not yet" not in page
    assert 'href="/guidance/hoth/print.pdf"' in page


def test_no_anchor_stands_there_twice(guide):
    page = get("/guidance/hoth/print/").content.decode()
    ids = Counter(re.findall(r'\sid="([^"]+)"', page))
    assert [name for name, count in ids.items() if count > 1] == []
    assert {"who", "who-2"} <= set(ids)


@pytest.mark.parametrize("path", ["/guidance/gone/print/", "/guidance/gone/print.pdf"])
def test_what_is_not_there_is_not_found(guide, path):
    assert get(path).status_code == 404


@pytest.mark.parametrize("path", ["/guidance/part/print/", "/guidance/part/print.pdf"])
def test_only_guides_have_one(guide, path, partnership):
    assert get(path).status_code == 404


def test_a_guide_for_some_is_kept_from_the_others(guide):
    PageViewRestriction.objects.create(page=guide, restriction_type="login")
    asked = get("/guidance/hoth/print/")
    assert asked.status_code == 302
    assert "login" in asked.headers["Location"]
    assert get("/guidance/hoth/print.pdf").status_code == 404


def test_another_partnership_has_no_such_guide(guide):
    other = factories.PartnershipFactory(slug="elsewhere")
    client = Client(headers={"host": other.site.hostname})
    assert client.get("/guidance/hoth/print/").status_code == 404
    assert client.get("/guidance/hoth/print.pdf").status_code == 404


def test_the_file_is_named_after_the_guide(guide, settings, tmp_path):
    settings.VAR = tmp_path
    answer = get("/guidance/hoth/print.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'inline; filename="hoth.pdf"'
    answer.close()


@pytest.mark.slow
def test_a_shipped_guide_can_be_read_aloud():
    """All of a real guide: contents, shared chapter, tables, callouts, contacts, steps."""
    folders = [pack_folder(NATIONAL), pack_folder("north-lincolnshire")]
    load_together(folders=folders, base_url="http://localhost:8000/")
    partnership = Partnership.objects.with_site().get(slug="north-lincolnshire")
    paper = paper_of(PaperName("guides", "harm-outside-the-home", "en"), partnership)
    with pikepdf.open(io.BytesIO(make_pdf(paper.html(), base_url=paper.address))) as pdf:
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert about["dc:title"] == "Harm outside the home: guide for practitioners"
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.MarkInfo.Marked is True
        found = roles(tree_of(pdf))
        levels = [int(tag[1]) for tag in found if re.fullmatch(r"H[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert levels.count(2) == 8  # the first page and seven parts
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert misplaced(pdf) == []
        assert all(marked_everywhere(page) for page in pdf.pages)
        assert {"Table", "TH", "L", "LI", "Link"} <= set(found)
        words = words_of(pdf)
    assert "Signs are enough." in words  # of the shared chapter
    assert "In North Lincolnshire" in words
