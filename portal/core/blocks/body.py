"""What an editor may put on a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from portal.core.blocks.advice import CalloutBlock, CareCardBlock, DoDontBlock, StepsBlock
from portal.core.blocks.base import TOP_LEVEL
from portal.core.blocks.figures import StatisticBlock, TableBlock
from portal.core.blocks.links import (
    ContactBlock,
    DocumentBlock,
    FeatureCardsBlock,
    LinkCardsBlock,
)
from portal.core.blocks.media import PictureBlock, VideoBlock
from portal.core.blocks.outline import HEADING, anchor_from, free_anchor, rows_of
from portal.core.blocks.prefetching import linked, prefetch_pictures
from portal.core.blocks.text import (
    HeadingBlock,
    LocalNoteBlock,
    ParagraphBlock,
    ProseBlock,
    QuoteBlock,
)
from portal.core.blocks.words import TermBlock


class BodyBlock(blocks.StreamBlock):
    """This is the content of a page."""

    heading = HeadingBlock()
    prose = ProseBlock()
    paragraph = ParagraphBlock()
    local_note = LocalNoteBlock()
    callout = CalloutBlock()
    do_dont = DoDontBlock()
    steps = StepsBlock()
    care_card = CareCardBlock()
    contact = ContactBlock()
    document = DocumentBlock()
    link_cards = LinkCardsBlock()
    feature_cards = FeatureCardsBlock()
    table = TableBlock()
    statistic = StatisticBlock()
    quote = QuoteBlock()
    term = TermBlock()
    picture = PictureBlock()
    video = VideoBlock()

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        """Give headings their lasting anchors; refuse a paragraph number given twice."""
        cleaned = super().clean(value)
        _keep_anchors(cleaned)
        faults = {} if self.is_deferred_validation else _doubled_numbers(cleaned)
        if faults:
            raise StreamBlockValidationError(block_errors=faults)
        return cleaned

    def get_context(
        self, value: blocks.StreamValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Place every block under its heading, and fetch its pictures at one go."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        prefetch_pictures(value)
        level = context.get("heading_level") or TOP_LEVEL
        context["rows"] = rows_of(value, level, context.get("anchors_taken"))
        return context

    def render(self, value: blocks.StreamValue, context: Mapping[str, Any] | None = None) -> str:
        """Render with the pages that its texts link to looked up at one go."""
        with linked(self.extract_references(value)):
            return str(super().render(value, context))

    class Meta:
        template = "blocks/body.html"
        required = False


def _keep_anchors(body: blocks.StreamValue) -> None:
    """Write an anchor into each heading that has none: later its words may change."""
    headings = [child for child in body if child.block_type == HEADING]
    taken: set[str] = set()
    for child in headings:
        wished = child.value.get("anchor") or anchor_from(child.value["text"])
        if wished:
            child.value["anchor"] = free_anchor(wished, taken)
            taken.add(child.value["anchor"])


def _doubled_numbers(body: blocks.StreamValue) -> dict[int, ValidationError]:
    seen: set[str] = set()
    faults: dict[int, ValidationError] = {}
    for position, child in enumerate(body):
        number = child.value.get("number") if child.block_type == "paragraph" else ""
        if number and number in seen:
            words = _("Another paragraph has the number %(number)s.") % {"number": number}
            faults[position] = StructBlockValidationError(
                block_errors={"number": ValidationError(words)}
            )
        seen.add(number)
    return faults
