"""Documents are what they say, and nothing in them runs by itself."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pytest

from portal.core.uploads.documents import check_document
from portal.core.uploads.exceptions import UploadRefused


def pdf(**root: object) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    for key, value in root.items():
        document.Root[f"/{key}"] = value
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def archive(*members: str, size: int = 10) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as zipped:
        for member in members:
            zipped.writestr(member, b"0" * size)
    return out.getvalue()


SCRIPT = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", pdf()),
        ("a.docx", archive("word/document.xml")),
        ("a.xlsx", archive("xl/workbook.xml")),
        ("a.pptx", archive("ppt/presentation.xml")),
        ("a.odt", archive("content.xml")),
        ("a.csv", "name,number\nŁódź,1\n".encode()),
        ("A.TXT", b"words"),
        ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello"),
        ("a.mp4", b"\0\0\0\x20ftypisom"),
        ("a.webm", b"\x1aE\xdf\xa3\x01"),
        ("a.mp4", b"\0\0\0\x20ftyp" + b"0" * (21 * 1024 * 1024)),
    ],
)
def test_ordinary_documents_are_taken(name: str, content: bytes) -> None:
    check_document(name, content)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.exe", b"MZ", "Upload a PDF"),
        ("a.docm", archive("word/document.xml"), "Upload a PDF"),
        ("a.pdf", b"%PDF-1.7 broken", "cannot be opened"),
        ("a.pdf", archive("word/document.xml"), "cannot be opened"),
        ("a.pdf", pdf(OpenAction=SCRIPT), "scripts"),
        ("a.pdf", pdf(AA=pikepdf.Dictionary(WC=SCRIPT)), "scripts"),
        ("a.docx", b"PK broken", "cannot be opened as a document"),
        ("a.docx", archive("xl/workbook.xml"), "cannot be opened as a document"),
        ("a.docx", archive("word/document.xml", "word/vbaProject.bin"), "macros"),
        ("a.docx", archive("word/document.xml", size=101 * 1024 * 1024), "unpacks to more"),
        ("a.txt", b"\0\1\2", "not a text file"),
        ("a.mp4", b"<html>", "no MP4 or WebM film"),
        ("a.webm", b"\0\0\0\x20ftypisom", "no MP4 or WebM film"),
        ("a.mp4", b"\0\0\0\x20ftyp" + b"0" * (32 * 1024 * 1024), "larger than 32 MB"),
        ("a.pdf", b"x" * (20 * 1024 * 1024 + 1), "larger than 20 MB"),
    ],
)
def test_others_are_refused_in_words(name: str, content: bytes, words: str) -> None:
    with pytest.raises(UploadRefused, match=words):
        check_document(name, content)


def test_too_many_members_are_refused() -> None:
    with pytest.raises(UploadRefused, match="unpacks to more"):
        check_document("a.docx", archive("word/document.xml", *(f"word/{n}" for n in range(2000))))


def test_a_file_hidden_in_a_pdf_is_refused() -> None:
    document = pikepdf.new()
    document.add_blank_page()
    document.attachments["inside.exe"] = b"MZ"
    out = BytesIO()
    document.save(out)

    with pytest.raises(UploadRefused, match="other files"):
        check_document("a.pdf", out.getvalue())


def test_an_encrypted_pdf_is_refused() -> None:
    document = pikepdf.new()
    document.add_blank_page()
    out = BytesIO()
    document.save(out, encryption=pikepdf.Encryption(owner="owner", user="user"))

    with pytest.raises(UploadRefused, match="without a password"):
        check_document("a.pdf", out.getvalue())
