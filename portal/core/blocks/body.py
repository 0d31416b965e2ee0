"""What an editor may put on a page."""

from wagtail import blocks


class BodyBlock(blocks.StreamBlock):
    """This is the content of a page."""

    prose = blocks.RichTextBlock()
