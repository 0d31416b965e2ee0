"""Every way of uploading goes through the check."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form, get_document_multi_form
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form, get_image_multi_form
from wagtail.models import Collection

pytestmark = pytest.mark.django_db


@pytest.fixture
def collection() -> Collection:
    root: Collection = Collection.get_first_root_node() or Collection.add_root(name="Root")
    return root


def a_photo() -> bytes:
    exif = Pillow.Exif()
    exif[0x010E] = "taken outside the refuge"
    out = BytesIO()
    Pillow.new("RGB", (30, 20)).save(out, format="JPEG", exif=exif)
    return out.getvalue()


def test_an_uploaded_picture_is_stored_without_what_the_camera_noted(
    collection: Collection,
) -> None:
    form = get_image_form(get_image_model())(
        {"title": "A river", "collection": collection.pk},
        {"file": SimpleUploadedFile("river.jpg", a_photo(), "image/jpeg")},
    )

    assert form.is_valid(), form.errors
    image = form.save()

    with image.file.open() as stored:
        assert b"outside the refuge" not in stored.read()
    assert (image.width, image.height) == (30, 20)


def test_a_broken_picture_is_an_error_beside_the_field(collection: Collection) -> None:
    form = get_image_form(get_image_model())(
        {"title": "Broken", "collection": collection.pk},
        {"file": SimpleUploadedFile("broken.gif", b"GIF89a\x01\x00\x01\x00", "image/gif")},
    )

    assert form.errors["file"] == [
        "This file cannot be opened as a picture. Save it again as JPEG or PNG."
    ]


def test_a_pdf_with_a_script_is_an_error_beside_the_field(collection: Collection) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("x"))
    out = BytesIO()
    pdf.save(out)
    form = get_document_form(get_document_model())(
        {"title": "Leaflet", "collection": collection.pk},
        {"file": SimpleUploadedFile("leaflet.pdf", out.getvalue(), "application/pdf")},
    )

    assert "holds scripts" in form.errors["file"][0]


def test_an_ordinary_document_is_stored_whole(collection: Collection) -> None:
    form = get_document_form(get_document_model())(
        {"title": "Names", "collection": collection.pk},
        {"file": SimpleUploadedFile("names.txt", "Łódź".encode(), "text/plain")},
    )

    assert form.is_valid(), form.errors
    with form.save().file.open() as stored:
        assert stored.read() == "Łódź".encode()


def test_forms_that_only_edit_words_have_no_file() -> None:
    assert "file" not in get_image_multi_form(get_image_model())().fields
    assert "file" not in get_document_multi_form(get_document_model())().fields
