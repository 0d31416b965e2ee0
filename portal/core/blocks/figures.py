"""Blocks of facts: tables and statistics."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from portal.core.blocks.base import ContentBlock


@dataclass(frozen=True)
class Cell:
    """This is one cell, with the words that head its column."""

    text: str
    label: str
    is_header: bool


class TableValue(blocks.StructValue):
    """This is a table whose cells know their column, for phones that show one below another."""

    @property
    def body(self) -> list[list[Cell]]:
        """List the rows, every cell with its column's heading."""
        labels = list(self["columns"])
        first_is_header = bool(self.get("first_is_header"))
        return [
            [
                Cell(text, label, first_is_header and position == 0)
                for position, (label, text) in enumerate(zip(labels, row["cells"], strict=False))
            ]
            for row in self["rows"]
        ]


class TableRowBlock(ContentBlock):
    """This is one row of a table."""

    cells = blocks.ListBlock(
        blocks.CharBlock(label=_("Cell"), max_length=300, required=False),
        label=_("Cells"),
        min_num=2,
        max_num=6,
        collapsed=False,
    )

    class Meta:
        icon = "minus"
        label = _("Row")


class TableBlock(ContentBlock):
    """This table is made of texts, so that every cell can be translated."""

    caption = blocks.CharBlock(
        label=_("Caption"), max_length=160, help_text=_("What the table shows, in one line.")
    )
    columns = blocks.ListBlock(
        blocks.CharBlock(label=_("Heading"), max_length=80),
        label=_("Headings of the columns"),
        min_num=2,
        max_num=6,
    )
    rows = blocks.ListBlock(TableRowBlock(), label=_("Rows"), min_num=1, max_num=40)
    first_is_header = blocks.BooleanBlock(
        label=_("The first cell of a row names the row"), required=False, default=True
    )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Ask that every row has as many cells as there are columns."""
        cleaned = super().clean(value)
        wanted = len(cleaned["columns"])
        faults = {
            position: ValidationError(
                _("This row has %(cells)d cells; the table has %(columns)d columns.")
                % {"cells": len(row["cells"]), "columns": wanted}
            )
            for position, row in enumerate(cleaned["rows"])
            if len(row["cells"]) != wanted
        }
        if faults and not self.is_deferred_validation:
            raise StructBlockValidationError(
                block_errors={"rows": ListBlockValidationError(block_errors=faults)}
            )
        return cleaned

    class Meta:
        template = "blocks/table.html"
        icon = "table"
        label = _("Table")
        group = _("Facts and media")
        value_class = TableValue
        preview_value = {
            "caption": _("Who to ring"),
            "columns": [_("When"), _("Who")],
            "rows": [
                {"cells": [_("By day"), _("Front door")]},
                {"cells": [_("At night"), _("Emergency duty team")]},
            ],
            "first_is_header": True,
        }
        description = _("Rows and columns of text; on phones one row below another")


class StatisticBlock(ContentBlock):
    """This shows one number, what it means and where it is from."""

    figure = blocks.CharBlock(label=_("Number"), max_length=20, help_text=_("Such as “1 in 4”."))
    text = blocks.CharBlock(label=_("What it says"), max_length=200)
    source = blocks.CharBlock(
        label=_("Source and year"),
        max_length=160,
        help_text=_("Where the number is from. Never a number under 5 about local children."),
    )

    class Meta:
        template = "blocks/statistic.html"
        icon = "pick"
        label = _("Number")
        group = _("Facts and media")
        preview_value = {
            "figure": _("1 in 4"),
            "text": _("children in this example saw something online that worried them"),
            "source": _("An invented example, 2026"),
        }
        description = _("One number, what it says, and its source")
