"""Pictures are measured first and written anew."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from portal.core.uploads.exceptions import UploadRefused
from portal.core.uploads.pictures import clean_picture

GPS, ORIENTATION = 0x8825, 0x0112


def picture(form: str, size: tuple[int, int] = (40, 20), **options: object) -> bytes:
    out = BytesIO()
    Image.new("P" if form == "GIF" else "RGB", size).save(out, format=form, **options)
    return out.getvalue()


def with_exif() -> bytes:
    image = Image.new("RGB", (40, 20), "red")
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # held sideways
    exif[0x010E] = "taken outside the refuge"
    exif.get_ifd(GPS)[1] = "N"
    out = BytesIO()
    image.save(out, format="JPEG", exif=exif)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.jpg", "JPEG"), ("a.JPEG", "JPEG"), ("a.png", "PNG"), ("a.gif", "GIF"), ("a.webp", "WEBP")],
)
def test_a_picture_keeps_its_form_and_size(name: str, form: str) -> None:
    with Image.open(BytesIO(clean_picture(name, picture(form)))) as cleaned:
        assert cleaned.format == form
        assert cleaned.size == (40, 20)


def test_place_time_and_camera_are_gone_and_the_picture_stands_upright() -> None:
    original = with_exif()
    assert b"outside the refuge" in original

    content = clean_picture("a.jpg", original)

    assert b"outside the refuge" not in content
    with Image.open(BytesIO(content)) as cleaned:
        assert dict(cleaned.getexif()) == {}
        assert cleaned.size == (20, 40)


def test_transparency_stays() -> None:
    out = BytesIO()
    Image.new("RGBA", (10, 10), (255, 0, 0, 0)).save(out, format="PNG")

    with Image.open(BytesIO(clean_picture("a.png", out.getvalue()))) as cleaned:
        assert cleaned.mode == "RGBA"
        assert cleaned.getpixel((0, 0)) == (255, 0, 0, 0)


def test_an_animation_stays_an_animation() -> None:
    out = BytesIO()
    frames = [Image.new("RGB", (10, 10), colour) for colour in ("red", "green", "blue")]
    frames[0].save(out, format="GIF", save_all=True, append_images=frames[1:])

    with Image.open(BytesIO(clean_picture("a.gif", out.getvalue()))) as cleaned:
        assert getattr(cleaned, "n_frames", 1) == 3


def test_a_small_file_that_unfolds_to_a_flood_is_refused() -> None:
    out = BytesIO()
    Image.new("1", (11_000, 11_000)).save(out, format="PNG", optimize=True)
    assert len(out.getvalue()) < 60_000

    with pytest.raises(UploadRefused, match="25 million pixels"):
        clean_picture("a.png", out.getvalue())


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00!\xf9\x04\x00\x00", "cannot be opened"),
        ("a.png", b"not a picture", "cannot be opened"),
        ("a.png", b"", "cannot be opened"),
        ("a.jpg", picture("PNG"), "cannot be opened"),
        ("a.svg", b"<svg/>", "JPEG, PNG, GIF or WebP"),
        ("noending", picture("PNG"), "JPEG, PNG, GIF or WebP"),
        ("a.png", b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(name: str, content: bytes, words: str) -> None:
    with pytest.raises(UploadRefused, match=words):
        clean_picture(name, content)


@pytest.mark.parametrize("cut", [20, 60, 100])
def test_a_broken_picture_is_refused(cut: int) -> None:
    out = BytesIO()
    Image.effect_noise((60, 60), 80).save(out, format="JPEG")

    with pytest.raises(UploadRefused, match="cannot be opened"):
        clean_picture("a.jpg", out.getvalue()[:cut])
