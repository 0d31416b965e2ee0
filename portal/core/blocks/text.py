"""Blocks of plain text: headings, prose, numbered paragraphs, quotes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.core.blocks.base import (
    ANCHOR,
    LINE_FEATURES,
    NUMBERED,
    TEXT_FEATURES,
    ContentBlock,
    partnership_of,
)
from portal.core.blocks.numbering import anchor_of


class Rank(TextChoices):
    """How deep a heading stands."""

    SECTION = "section", _("Section")
    SUBSECTION = "subsection", _("Part of a section")


class Duty(TextChoices):
    """How binding a paragraph is."""

    MUST = "must", _("Must")
    SHOULD = "should", _("Should")


class HeadingValue(blocks.StructValue):
    """This is a heading."""

    @property
    def is_subsection(self) -> bool:
        """Say whether it stands below a section's heading."""
        return self.get("rank") == Rank.SUBSECTION


class HeadingBlock(ContentBlock):
    """This heading begins a section; links to it stay right when its words change."""

    text = blocks.CharBlock(
        label=_("Heading"),
        max_length=120,
        help_text=_("A question or an action, such as “Who can refer”."),
    )
    rank = blocks.ChoiceBlock(
        choices=Rank.choices, default=Rank.SECTION.value, label=_("Level"), search_index=False
    )
    anchor = blocks.RegexBlock(
        ANCHOR,
        required=False,
        max_length=60,
        label=_("Address"),
        help_text=_("The end of links to this heading. Leave it empty: it is made once and kept."),
        error_messages={"invalid": _("Use small letters, digits and hyphens, a letter first.")},
    )

    class Meta:
        template = "blocks/heading.html"
        icon = "title"
        label = _("Heading")
        group = _("Text")
        value_class = HeadingValue
        form_classname = "struct-block"
        preview_value = {"text": _("Who can refer"), "rank": Rank.SECTION.value}
        description = _("Begins a section and stands in the page’s contents")


class ProseBlock(blocks.RichTextBlock):
    """This is running text: paragraphs and lists, bold, italic and links."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        template = "blocks/prose.html"
        icon = "pilcrow"
        label = _("Text")
        group = _("Text")
        preview_value = (
            "<p>Listen, believe, thank. Write down the child’s own words.</p>"
            "<ul><li>times</li><li>places</li></ul>"
        )
        description = _("Paragraphs and lists")


class ParagraphValue(blocks.StructValue):
    """This is a paragraph with a number that people quote."""

    @property
    def anchor(self) -> str:
        """Give the end of links to it, such as p4-2."""
        return anchor_of(self.get("number") or "")

    @property
    def is_must(self) -> bool:
        """Say whether the law or the partnership demands it."""
        return self.get("duty") == Duty.MUST

    @property
    def is_should(self) -> bool:
        """Say whether it is done unless there is a good reason not to."""
        return self.get("duty") == Duty.SHOULD


class ParagraphBlock(ContentBlock):
    """This numbered paragraph can be quoted and linked to for as long as the page stands."""

    number = blocks.RegexBlock(
        NUMBERED,
        required=False,
        label=_("Number"),
        help_text=_("Such as 4.2, or 4.2A for one put in later. Never give a number twice."),
        error_messages={"invalid": _("Write the number like 4.2 or 4.2A.")},
    )
    duty = blocks.ChoiceBlock(
        choices=Duty.choices,
        required=False,
        label=_("Duty"),
        help_text=_("Must: it is demanded. Should: unless there is a good reason not to."),
        search_index=False,
    )
    text = ProseBlock(label=_("Text"))

    class Meta:
        template = "blocks/paragraph.html"
        icon = "list-ol"
        label = _("Numbered paragraph")
        group = _("Text")
        value_class = ParagraphValue
        preview_value = {
            "number": "4.2",
            "duty": Duty.MUST.value,
            "text": "<p>Consider a referral whenever you have reason to suspect trafficking.</p>",
        }
        description = _("Text with a number in the margin that others can quote and link to")


class LocalNoteBlock(ContentBlock):
    """This says what a paragraph of a shared chapter means here; the chapter stays as it is."""

    number = blocks.RegexBlock(
        NUMBERED,
        required=False,
        label=_("Belongs to paragraph"),
        help_text=_("The number of a paragraph of the shared chapter, such as 4.2."),
        error_messages={"invalid": _("Write the number like 4.2 or 4.2A.")},
    )
    text = ProseBlock(label=_("Text"))

    def get_context(
        self, value: blocks.StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Name the place the note is about."""
        context = super().get_context(value, parent_context)
        context["place"] = partnership_of(context)
        return context

    class Meta:
        template = "blocks/local_note.html"
        icon = "site"
        label = _("Local note")
        group = _("Text")
        preview_value = {"number": "4.2", "text": "<p>Here the form goes to the front door.</p>"}
        description = _("What a paragraph of a shared chapter means in this area")


class QuoteBlock(ContentBlock):
    """This quotes a principle or somebody's words, with their source."""

    text = blocks.TextBlock(label=_("Words"), max_length=500)
    source = blocks.CharBlock(
        label=_("Source"),
        max_length=160,
        required=False,
        help_text=_("A document or a group, never a person’s name."),
    )

    class Meta:
        template = "blocks/quote.html"
        icon = "openquote"
        label = _("Quote or principle")
        group = _("Text")
        preview_value = {
            "text": _("Put children and young people first."),
            "source": _("Multi-agency practice principles"),
        }
        description = _("A principle, or words that are not ours")


class LineBlock(blocks.RichTextBlock):
    """This is one line of text that may hold a link."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", LINE_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "minus"
