"""A measure's figures as a file that spreadsheets open."""

from __future__ import annotations

import csv
from io import StringIO

from django.utils.translation import gettext as _

from portal.guidance.plan.presenters.measures import MeasurePage

# What a spreadsheet would work out instead of showing (CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(page: MeasurePage) -> str:
    """Write the same rows as the table on the page, with what stands around it."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        [_("Measure"), _("Period"), _("Group"), _("Figure"), _("Counted"), _("Out of"),
         _("As printed"), _("Note")]
    )  # fmt: skip
    for line in page.lines:
        row = [
            page.text.name, line.period, line.group, line.figure, line.counted, line.out_of,
            line.printed, " ".join(line.notes),
        ]  # fmt: skip
        writer.writerow([_harmless(str(cell)) for cell in row])
    return out.getvalue()


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from reading words as a formula; a negative number stays one."""
    is_number = cell.removeprefix("-").replace(".", "", 1).replace("%", "").isdigit()
    return f"'{cell}" if cell.startswith(FORMULA) and not is_number else cell
