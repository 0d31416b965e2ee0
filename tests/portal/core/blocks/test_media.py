"""Pictures and films."""

from __future__ import annotations

import re

import pytest
from django.core.files.base import ContentFile
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.models import Document
from wagtail_factories import ImageFactory

from portal.core.blocks.media import filters_for


def picture(width: int = 500) -> object:
    return ImageFactory(title="house.png", file__width=width, file__height=width // 2)


def raw(image: object, **changes: object) -> dict[str, object]:
    image_values = {"image": image.pk, "alt_text": "A street", "decorative": False} | changes
    return {"image": image_values, "caption": "By day"}


@pytest.mark.django_db
def test_a_picture_comes_in_formats_and_sizes(render):
    html = render("picture", raw(picture()))

    sources = re.findall(r'<source sizes="([^"]+)" srcset="([^"]+)" type="([^"]+)">', html)
    assert [kind for _sizes, _srcset, kind in sources] == ["image/avif", "image/webp"]
    assert all(re.fullmatch(r"\S+ 480w, \S+ 500w", srcset) for _sizes, srcset, _kind in sources)
    assert {sizes for sizes, *_rest in sources} == {"(min-width: 62em) 42rem, 100vw"}


@pytest.mark.django_db
def test_a_picture_keeps_its_place_and_loads_late(render):
    image = re.search("<img[^>]+>", render("picture", raw(picture())))[0]

    assert 'alt="A street"' in image
    assert 'loading="lazy"' in image
    assert 'width="480"' in image
    assert 'height="240"' in image
    assert image.count(".jpg") == 3  # src and two of the srcset


@pytest.mark.django_db
def test_a_decorative_picture_has_empty_words(render):
    html = render("picture", raw(picture(), alt_text="ignored", decorative=True))

    assert ' alt=""' in html


@pytest.mark.django_db
def test_a_caption_stands_below_the_picture(render):
    assert "<figcaption>By day</figcaption>" in render("picture", raw(picture()))


@pytest.mark.django_db
def test_a_picture_needs_words_or_a_mark(body):
    block = body.child_blocks["picture"]

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(raw(picture(), alt_text="")))

    assert list(refused.value.block_errors["image"].block_errors) == ["alt_text"]


@pytest.mark.django_db
def test_a_decorative_picture_needs_no_words(body):
    block = body.child_blocks["picture"]

    cleaned = block.clean(block.to_python(raw(picture(), alt_text="", decorative=True)))

    assert cleaned.alt == ""


@pytest.mark.parametrize(
    ("width", "widths"), [(300, [480]), (480, [480]), (481, [480, 960]), (4000, [480, 960])]
)
def test_a_small_picture_is_not_made_twice(width, widths):
    assert filters_for(width) == [
        f"width-{wanted}|format-{name}" for name in ("avif", "webp", "jpeg") for wanted in widths
    ]


@pytest.mark.django_db
def test_a_picture_that_was_deleted_shows_nothing(render):
    assert render("picture", {"image": None, "caption": "gone"}).strip() == ""


@pytest.mark.django_db
def test_the_first_picture_is_shown_to_editors(body):
    first = picture()
    picture()

    assert body.child_blocks["picture"].get_preview_value()["image"] == first


def document(name: str) -> Document:
    return Document.objects.create(title=name, file=ContentFile(b"x" * 2_500_000, name=name))


def film(**changes: object) -> dict[str, object]:
    values: dict[str, object] = {"title": "Listening", "length": "3 minutes", "link": ""}
    return values | {"transcript": "<p>She sits down.</p>"} | changes


@pytest.fixture
def own(db) -> dict[str, object]:
    return film(film=document("listening.mp4").pk, captions=document("words.vtt").pk)


def test_a_film_of_our_own_has_captions_and_a_transcript(render, own):
    html = render("video", own, level=3)

    assert '<h3 class="label">Listening <span class="soft">(3 minutes)</span></h3>' in html
    assert re.search(r'<video controls preload="none" playsinline>', html)
    assert re.search(r'<source src="/documents/\d+/listening\w*\.mp4" type="video/mp4">', html)
    assert re.search(
        r'<track kind="captions" src="/documents/\d+/words\w*\.vtt" srclang="en"', html
    )
    assert "Download “Listening” (MP4, 2.5 MB)" in html
    assert "<p>She sits down.</p>" in html


def test_a_film_elsewhere_is_a_link_and_nothing_more(render):
    html = render("video", film(link="https://www.example.org/film", transcript=""))

    assert '<a href="https://www.example.org/film" rel="noreferrer">' in html
    assert "You leave this portal." in html
    assert not re.search("<(video|iframe|source|track|script)", html)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "not a link"])
def test_a_link_is_a_web_address(body, link):
    block = body.child_blocks["video"]

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(film(link=link)))

    assert list(refused.value.block_errors) == ["link"]


def faults(body, raw: dict[str, object]) -> dict[str, list[str]]:
    block = body.child_blocks["video"]
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(raw))
    return {name: error.messages for name, error in refused.value.block_errors.items()}


def test_a_film_is_ours_or_elsewhere(body, own):
    words = ["Choose a film of our own or give a link, and not both."]

    assert faults(body, film()) == {"film": words}
    assert faults(body, {**own, "link": "https://www.example.org/"}) == {"film": words}


def test_a_film_of_our_own_must_be_complete(body, own):
    assert faults(body, {**own, "captions": None, "transcript": ""}) == {
        "captions": ["Add captions: many people watch without sound, or cannot hear."],
        "transcript": ["Add a transcript: it is read where a film cannot be played."],
    }


def test_files_must_be_of_the_right_kind(body, own):
    wrong = {**own, "film": document("a.pdf").pk, "captions": document("b.txt").pk}

    assert faults(body, wrong) == {
        "film": ["Choose an MP4 or WebM file."],
        "captions": ["Choose a VTT file."],
    }


def test_a_complete_film_is_accepted(body, own):
    block = body.child_blocks["video"]

    assert block.clean(block.to_python(own)).is_own
