"""The text of documents, and files that would rather not be read."""

from __future__ import annotations

import io
import zipfile

import pytest

from portal.search.documents import reading
from portal.search.documents.extraction import CannotRead, extract
from portal.search.documents.reading import Unreadable, text_of

FONT = "/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return out.getvalue()


def docx(text: str) -> bytes:
    return zipped(word__document=f"<w:document {W}>{text}</w:document>")


def pdf(*pages: str) -> bytes:
    """Write a PDF by hand: a page for each text."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, text in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
        objects += [
            f"<</Type/Page/Parent 2 0 R/Contents {5 + 2 * number} 0 R{FONT}>>",
            f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj{body}endobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start, size = len(out), len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()


def test_a_pdf_is_read_page_by_page():
    assert text_of("pdf", pdf("Ring the front door", "By night")) == "Ring the front door\nBy night"


def test_no_more_pages_than_a_limit(monkeypatch):
    monkeypatch.setattr(reading, "MOST_PAGES", 2)
    assert text_of("pdf", pdf("one", "two", "three")) == "one\ntwo"


def test_word_documents_are_read_by_paragraphs_without_their_machinery():
    found = text_of(
        "docx",
        docx(
            "<w:p><w:r><w:t>Ring the</w:t></w:r><w:r><w:t> door</w:t></w:r></w:p>"
            "<w:p><w:instrText>HYPERLINK</w:instrText><w:t>Now &amp; then</w:t></w:p>"
            "<w:delText>struck out</w:delText>"
        ),
    )
    assert found == "Ring the door\nNow & then"


def test_slides_stand_in_their_order():
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    slides = {
        f"ppt__slides__slide{number}": f'<s xmlns:a="{a}"><a:p><a:t>Slide {number}</a:t></a:p></s>'
        for number in (10, 2, 1)
    }
    assert text_of("pptx", zipped(**slides)) == "Slide 1\nSlide 2\nSlide 10"


def test_of_sheets_the_words_are_read_and_not_the_numbers():
    shared = "<sst><si><t>Referrals</t></si><si><t>Month</t></si></sst>"
    sheet = "<sheet><row><c><v>17</v></c><c><is><t>In words</t></is></c></row></sheet>"
    content = zipped(xl__sharedStrings=shared, xl__worksheets__sheet1=sheet)
    assert text_of("xlsx", content) == "Referrals\nMonth\nIn words"


def test_open_documents_are_read():
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    xml = f'<o xmlns:text="{text}"><text:h>Who</text:h><text:p>Everybody</text:p></o>'
    assert text_of("odt", zipped(content=xml)) == "Who\nEverybody"


@pytest.mark.parametrize(
    "content", ["Zażółć, a".encode(), "Zażółć, a".encode("utf-8-sig")], ids=["utf-8", "with a mark"]
)
def test_plain_text(content):
    assert (text_of("txt", content), text_of("csv", content)) == ("Zażółć, a", "Zażółć, a")


def test_plain_text_of_an_old_machine():
    assert text_of("txt", "It’s café".encode("cp1252")) == "It’s café"


def test_other_kinds_have_no_text():
    assert text_of("mp4", b"anything") == ""


def test_no_more_is_kept_than_a_limit():
    assert len(text_of("txt", b"word " * 40_000)) == reading.LONGEST


@pytest.mark.parametrize(
    ("ending", "content"),
    [
        ("pdf", b"%PDF-1.4 broken"),
        ("pdf", b""),
        ("docx", b"no archive"),
        ("docx", docx("<w:p>not closed")),
        ("docx", zipped(word__document="<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")),
        ("odt", zipped(content="<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>")),
    ],
    ids=["pdf", "empty", "no zip", "bad xml", "entity", "outer entity"],
)
def test_what_is_not_what_it_says_is_refused(ending, content):
    with pytest.raises(Unreadable):
        text_of(ending, content)


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(reading, "MOST_UNPACKED", 1000)
    bomb = docx("<w:t>" + "a" * 2000 + "</w:t>")
    assert len(bomb) < 1000
    with pytest.raises(Unreadable):
        text_of("docx", bomb)


# In a process of its own


def test_a_document_is_read_in_a_process_of_its_own():
    assert extract("pdf", pdf("Ring the front door")) == "Ring the front door"
    assert extract("txt", "Zażółć".encode()) == "Zażółć"


def test_a_fault_there_is_a_code_here():
    with pytest.raises(CannotRead, match=r"^unreadable$"):
        extract("pdf", b"%PDF-1.4 broken")


def test_one_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr("portal.search.documents.extraction.SECONDS", 0.01)
    with pytest.raises(CannotRead, match=r"^too-slow$"):
        extract("txt", b"slow to start")
