"""Papers as somebody hears them read aloud: every word of the file stands in its tag tree."""

from __future__ import annotations

import io
import sys
import threading

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.pdf import maker
from portal.core.pdf.exceptions import PdfBusy, PdfUnavailable
from portal.core.pdf.maker import can_make_pdf, make_pdf
from tests.portal.core.pdf.tags import marked_everywhere, misplaced, roles, tree_of, words_of

HOME = "http://localhost:8000/"
PAPER = """<!DOCTYPE html><html lang="en"><head><title>A plan</title></head><body><main>
<h1>A plan</h1><p>First <a href="/hide/">a way out</a>.</p>
<h2>Who</h2><ul><li>one</li><li>two</li></ul>
<table><caption>Times</caption><thead>
<tr><th scope="col">Day</th><th scope="col">Hour</th></tr></thead>
<tbody><tr><th scope="row">Monday</th><td>nine</td></tr></tbody></table>
<p lang="pl">Zażółć gęślą jaźń</p><p lang="ar" dir="rtl">مرحبا</p></main></body></html>"""


def opened(html: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(make_pdf(html, base_url=HOME)))


@pytest.fixture(scope="module")
def plan():
    with opened(PAPER) as pdf:
        yield pdf


def test_it_says_that_it_is_accessible_and_in_which_language(plan):
    assert plan.Root.MarkInfo.Marked is True
    assert str(plan.Root.Lang) == "en"
    assert plan.Root.ViewerPreferences.DisplayDocTitle is True
    with plan.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"] == "A plan"


def test_its_tags_are_those_of_the_document(plan):
    found = roles(tree_of(plan))
    assert [tag for tag in found if tag in {"H1", "H2", "L", "LI", "Table", "Link"}] == [
        "H1", "Link", "H2", "L", "LI", "LI", "Table",
    ]  # fmt: skip
    assert {"Document", "P", "Caption", "THead", "TBody", "TR", "TH", "TD", "Lbl", "LBody"} <= set(
        found
    )
    assert found.count("TH") == 3
    assert found.count("TD") == 1


LISTS = {
    "words": "<ul><li>one</li></ul>",
    "paragraphs": "<ol><li><p>one</p><p>more</p></li><li>two</li></ol>",
    "headings": "<ol><li><h3>one</h3>words</li></ol>",
    "words, then a paragraph": "<ul><li>one<p>more</p></li></ul>",
    "a list within": "<ul><li>one<ul><li><p>two</p></li></ul></li></ul>",
    "no bullets": '<ul><li style="list-style: none"><p>one</p></li></ul>',
    "terms": "<dl><dt>term</dt><dd><p>meaning</p></dd></dl>",
}


@pytest.mark.parametrize("words", LISTS.values(), ids=LISTS)
def test_every_item_of_a_list_has_a_body(words):
    html = f"<html lang='en'><title>t</title><body><h1>t</h1><h2>u</h2>{words}"
    with opened(html) as pdf:
        assert misplaced(pdf) == []
        found = roles(tree_of(pdf))
        assert found.count("LBody") >= found.count("LI") > 0


def test_everything_stands_where_it_may(plan):
    assert misplaced(plan) == []


def test_a_tree_out_of_order_would_be_noticed():
    pdf = pikepdf.Pdf.new()
    root = pdf.make_indirect(pikepdf.Dictionary())
    item = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.LI, P=root))
    stray = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P, P=root))
    item.K, root.K, pdf.Root.StructTreeRoot = pikepdf.Array([stray]), pikepdf.Array([item]), root
    assert misplaced(pdf) == [
        "LI in StructTreeRoot",
        "P in LI",
        "P does not know that it stands in LI",
    ]


def test_every_stroke_of_every_page_is_tagged_or_decoration(plan):
    assert [marked_everywhere(page) for page in plan.pages] == [True] * len(plan.pages)


def test_a_page_without_tags_would_be_noticed():
    untagged = pikepdf.Pdf.new()
    untagged.add_blank_page()
    untagged.pages[0].Contents = untagged.make_stream(b"BT (x) Tj ET")
    assert marked_everywhere(untagged.pages[0]) is False


def test_links_lead_to_the_portal_and_headings_are_bookmarks(plan):
    links = [note.A.URI for page in plan.pages for note in page.get("/Annots", [])]
    assert [str(link) for link in links] == ["http://localhost:8000/hide/"]
    with plan.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["A plan"]
        assert [entry.title for entry in outline.root[0].children] == ["Who"]


def test_a_picture_carries_its_words_and_decoration_is_left_out():
    street = '<img src="/static/portal/specimens/street-480.jpeg" alt="A street">'
    decoration = '<img src="/static/portal/specimens/street-480.jpeg" alt="">'
    html = f"<html lang='en'><title>t</title><body><h1>t</h1>{street}{decoration}"
    with opened(html) as pdf:
        figures = [node for node in tree_of(pdf) if node.role == "Figure"]
        assert [figure.alternative for figure in figures] == ["A street"]


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://169.254.169.254/latest/meta-data",
        "//evil.example/x.png",
        "/media/documents/secret.pdf",
        "/media/original_images/a.jpg",
        "/static/../portal/settings/base.py",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "data:image/png;base64,iVBORw0KGgo=",
        "ftp://localhost/x",
    ],
)
def test_nothing_else_is_ever_fetched(address, monkeypatch):
    asked = []
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda *a, **k: asked.append(a))
    html = f'<html lang="en"><title>t</title><body><h1>t</h1><img src="{address}" alt="x">'
    with opened(html) as pdf:
        assert len(pdf.pages) == 1
        assert not [image for page in pdf.pages for image in page.get_images()]
    assert asked == []


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=60))
def test_any_words_make_a_paper(words):
    html = f"<html lang='en'><title>t</title><body><h1>t</h1><p>{words.replace('<', '&lt;')}</p>"
    with opened(html) as pdf:
        assert roles(tree_of(pdf)).count("H1") == 1


def test_the_words_can_be_copied_out(plan):
    assert "A plan" in words_of(plan)
    assert "Zażółć gęślą jaźń" in words_of(plan)


def test_without_pango_it_says_so(monkeypatch):
    def no_pango(name):
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(maker, "import_module", no_pango)
    assert can_make_pdf() is False
    with pytest.raises(PdfUnavailable, match="print it instead"):
        make_pdf(PAPER, base_url=HOME)


def test_one_is_made_at_a_time_and_the_next_is_told():
    with maker.ONE_AT_A_TIME, pytest.raises(PdfBusy, match="Wait half a minute"):
        make_pdf(PAPER, base_url=HOME, wait_seconds=0)


def test_the_next_one_gets_its_turn():
    made: list[bytes] = []
    with maker.ONE_AT_A_TIME:
        waiting = threading.Thread(target=lambda: made.append(make_pdf(PAPER, base_url=HOME)))
        waiting.start()
        assert made == []
    waiting.join(timeout=20)
    assert made[0].startswith(b"%PDF-1.7")


def test_the_library_is_loaded_when_first_wanted():
    # It costs a second and tens of megabytes that no reading page should pay.
    import subprocess  # only here

    program = "import django; django.setup(); import sys; print('weasyprint' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"DJANGO_SETTINGS_MODULE": "portal.settings.test", "PATH": ""},
    )
    assert done.stdout.strip() == "False"
