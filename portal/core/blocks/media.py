"""Blocks of pictures and films, from our own files only."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import Filter, Picture

from portal.core.blocks.base import ContentBlock
from portal.core.blocks.text import ProseBlock
from portal.core.sizes import size_words
from portal.core.words_only import is_words_only

WIDTHS = (480, 960)
FORMATS = ("avif", "webp", "jpeg")  # the last is for browsers that know neither of the others
PICTURE_FILTERS = [f"width-{width}|format-{name}" for name in FORMATS for width in WIDTHS]
SIZES = "(min-width: 62em) 42rem, 100vw"
FILM_TYPES = {"mp4": "video/mp4", "webm": "video/webm"}
CAPTION_TYPES = {"vtt"}


def filters_for(width: int) -> list[str]:
    """List the renditions of a picture this wide: a small one is not made in two equal sizes."""
    smaller = (0, *WIDTHS)
    useful = [wanted for wanted, below in zip(WIDTHS, smaller, strict=False) if width > below]
    return [f"width-{wanted}|format-{name}" for name in FORMATS for wanted in useful]


class InMemory(Filter):
    """This makes a rendition in memory: Wagtail offers a temporary file that it never closes."""

    def run(self, image: Any, output: Any, source: Any = None) -> Any:
        """Write into memory; a rendition is far smaller than the picture it is made of."""
        output.close()
        return super().run(image, BytesIO(), source)


class PictureValue(blocks.StructValue):
    """This is a picture in the sizes and formats a page needs."""

    @property
    def picture(self) -> Picture | SafeString | None:
        """Give the picture element; a decorative picture has an empty alternative text."""
        if self["image"] is None:
            return None
        return format_html('<img alt="{}">', self.alt) if is_words_only() else self._made

    @cached_property
    def _made(self) -> Picture:
        image = self["image"]
        made = image.get_renditions(*(InMemory(spec=spec) for spec in filters_for(image.width)))
        attributes = {"sizes": SIZES, "loading": "lazy", "decoding": "async", "alt": self.alt}
        return Picture(made, attributes)

    @property
    def alt(self) -> str:
        """Give the alternative text."""
        return self["image"].contextual_alt_text or ""


class PictureBlock(ContentBlock):
    """This picture has words for those who cannot see it, or is marked as decoration."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)

    def get_preview_value(self) -> blocks.StructValue:
        """Show the first picture of the library."""
        first = get_image_model().objects.order_by("pk").first()
        return self.normalize({"image": first, "caption": ""})

    class Meta:
        template = "blocks/picture.html"
        icon = "image"
        label = _("Picture")
        group = _("Facts and media")
        value_class = PictureValue
        description = _("A place, hands, everyday things; never a sad child")


class VideoValue(blocks.StructValue):
    """This is a film of our own, or a link to one elsewhere."""

    @property
    def is_own(self) -> bool:
        """Say whether the film is our own file."""
        return self.get("film") is not None

    @property
    def media_type(self) -> str:
        """Give the type of the file."""
        return FILM_TYPES.get(self["film"].file_extension.lower(), "video/mp4")

    @property
    def film_label(self) -> str:
        """Give type and size of the file."""
        film = self["film"]
        size = size_words(film.get_file_size())
        return ", ".join(part for part in (film.file_extension.upper(), size) if part)


class VideoBlock(ContentBlock):
    """This film plays from here with captions and a transcript; one elsewhere is only a link."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    length = blocks.CharBlock(
        label=_("Length"), max_length=30, required=False, help_text=_("Such as “3 minutes”.")
    )
    film = DocumentChooserBlock(
        label=_("Film"), required=False, help_text=_("An MP4 or WebM file of our own.")
    )
    captions = DocumentChooserBlock(
        label=_("Captions"), required=False, help_text=_("A VTT file with every word spoken.")
    )
    transcript = ProseBlock(
        label=_("Transcript"), required=False, help_text=_("What is said and what is seen.")
    )
    link = blocks.URLBlock(
        label=_("Or a film elsewhere"),
        required=False,
        help_text=_("Shown as a link. It does not play here: other sites follow their visitors."),
    )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Ask for captions and a transcript with every film of our own."""
        cleaned = super().clean(value)
        faults = {} if self.is_deferred_validation else _faults_of(cleaned)
        if faults:
            raise StructBlockValidationError(
                block_errors={name: ValidationError(words) for name, words in faults.items()}
            )
        return cleaned

    class Meta:
        template = "blocks/video.html"
        icon = "media"
        label = _("Film")
        group = _("Facts and media")
        value_class = VideoValue
        preview_value = {
            "title": _("How to listen to a child"),
            "length": _("3 minutes"),
            "link": "https://www.example.org/film",
        }
        description = _("A film of our own, or a link to one")


def _faults_of(value: blocks.StructValue) -> dict[str, Any]:
    film, link = value.get("film"), value.get("link")
    if bool(film) == bool(link):
        return {"film": _("Choose a film of our own or give a link, and not both.")}
    if link:
        return {}
    faults: dict[str, Any] = {}
    if film.file_extension.lower() not in FILM_TYPES:
        faults["film"] = _("Choose an MP4 or WebM file.")
    captions = value.get("captions")
    if captions is None:
        faults["captions"] = _("Add captions: many people watch without sound, or cannot hear.")
    elif captions.file_extension.lower() not in CAPTION_TYPES:
        faults["captions"] = _("Choose a VTT file.")
    if not value["transcript"].source.strip():
        faults["transcript"] = _("Add a transcript: it is read where a film cannot be played.")
    return faults
