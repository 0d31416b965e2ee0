"""Documents: what the name promises is what the file is, and nothing in it runs by itself."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

import pikepdf
from django.utils.translation import gettext as _

from portal.core.uploads.exceptions import UploadRefused

MAX_BYTES = 20 * 1024 * 1024
MAX_FILM_BYTES = 32 * 1024 * 1024
MAX_UNPACKED = 100 * 1024 * 1024
MAX_MEMBERS = 2000
ZIPPED = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/", "odt": "content.xml"}
TEXT = {"txt", "csv", "vtt"}
FILMS = {"mp4": (4, b"ftyp"), "webm": (0, b"\x1aE\xdf\xa3")}  # where each says what it is
ACTIVE_KEYS = ("/OpenAction", "/AA", "/JavaScript", "/JS")


def check_document(name: str, content: bytes) -> None:
    """Raise UploadRefused when a document is not what it says, or could do something."""
    ending = name.rpartition(".")[2].lower()
    _check_size(ending, content)
    if ending in FILMS:
        _check_film(ending, content)
    elif ending == "pdf":
        _check_pdf(content)
    elif ending in ZIPPED:
        _check_zipped(ending, content)
    elif ending in TEXT:
        _check_text(content)
    else:
        raise UploadRefused(
            _("Upload a PDF, Word, Excel, PowerPoint, ODT, CSV or text document, or an MP4 film.")
        )


def _check_size(ending: str, content: bytes) -> None:
    if ending in FILMS and len(content) > MAX_FILM_BYTES:
        raise UploadRefused(
            _("This film is larger than 32 MB. Make it shorter, or save it with a smaller picture.")
        )
    if ending not in FILMS and len(content) > MAX_BYTES:
        raise UploadRefused(_("This document is larger than 20 MB. Make it smaller and try again."))


def _check_film(ending: str, content: bytes) -> None:
    place, mark = FILMS[ending]
    if content[place : place + len(mark)] != mark:
        raise UploadRefused(_("This is no MP4 or WebM film. Save it again as MP4."))


def _check_pdf(content: bytes) -> None:
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            names = pdf.Root.get("/Names", pikepdf.Dictionary())
            is_active = any(key in pdf.Root for key in ACTIVE_KEYS[:2]) or "/JavaScript" in names
            has_files = "/EmbeddedFiles" in names
            is_active = is_active or any(_is_active(item) for item in pdf.objects)
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, RuntimeError) as error:
        raise UploadRefused(
            _("This PDF cannot be opened. Save it again without a password.")
        ) from error
    if is_active or has_files:
        raise UploadRefused(
            _("This PDF holds scripts or other files. Print it to a new PDF and try again.")
        )


def _is_active(item: pikepdf.Object) -> bool:
    """Say whether an object of a PDF starts something."""
    if not isinstance(item, pikepdf.Dictionary):
        return False
    return item.get("/S") in {"/JavaScript", "/Launch"} or "/JS" in item or "/EF" in item


def _check_zipped(ending: str, content: bytes) -> None:
    refusal = _("This file cannot be opened as a document. Save it again and try once more.")
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
    except (BadZipFile, OSError, ValueError) as error:
        raise UploadRefused(refusal) from error
    if not any(member.filename.startswith(ZIPPED[ending]) for member in members):
        raise UploadRefused(refusal)
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise UploadRefused(_("This document unpacks to more than we can check. Make it smaller."))
    if any("vbaproject" in member.filename.lower() for member in members):
        raise UploadRefused(_("This document holds macros. Save it without them and try again."))


def _check_text(content: bytes) -> None:
    if b"\0" in content[:4096]:
        raise UploadRefused(_("This is not a text file. Save it as plain text or CSV."))
