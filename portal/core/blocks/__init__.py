"""Content blocks, one module per theme."""

from portal.core.blocks.advice import CalloutBlock, CareCardBlock, DoDontBlock, StepsBlock
from portal.core.blocks.base import ContentBlock
from portal.core.blocks.body import BodyBlock
from portal.core.blocks.doors import DoorBlock, DoorsBlock
from portal.core.blocks.figures import StatisticBlock, TableBlock
from portal.core.blocks.links import (
    ContactBlock,
    DocumentBlock,
    FeatureCardsBlock,
    LinkBlock,
    LinkCardsBlock,
)
from portal.core.blocks.media import PictureBlock, VideoBlock
from portal.core.blocks.numbering import fill_numbers
from portal.core.blocks.outline import HeadingLink, contents_of
from portal.core.blocks.text import HeadingBlock, ParagraphBlock, ProseBlock, QuoteBlock

__all__ = [
    "BodyBlock",
    "CalloutBlock",
    "CareCardBlock",
    "ContactBlock",
    "ContentBlock",
    "DoDontBlock",
    "DocumentBlock",
    "DoorBlock",
    "DoorsBlock",
    "FeatureCardsBlock",
    "HeadingBlock",
    "HeadingLink",
    "LinkBlock",
    "LinkCardsBlock",
    "ParagraphBlock",
    "PictureBlock",
    "ProseBlock",
    "QuoteBlock",
    "StatisticBlock",
    "StepsBlock",
    "TableBlock",
    "VideoBlock",
    "contents_of",
    "fill_numbers",
]
