"""What every report has in common: whose it is, what it says when it is empty, how fresh it is."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from portal.core.cms.reach import Reach, reach_of
from portal.core.time.clock import LONDON, london_day
from portal.guidance.review import presenters
from portal.guidance.review.queries import last_looked_at

FORMULA = ("=", "+", "-", "@", "\t", "\r")


class OwnReport(ReportView):
    """This report shows what is within reach of whoever reads it."""

    is_of_looking = True  # what it says is as old as the last look round
    empty_words: Any = gettext_lazy("There is nothing to do here.")

    @property
    def reach(self) -> Reach:
        """Work out whose things to show."""
        return reach_of(self.request.user)

    @property
    def today(self) -> Any:
        """Give the day in London."""
        return london_day(timezone.now())

    def rows(self) -> Any:
        """List what is within reach; each report says what."""
        raise NotImplementedError

    def get_queryset(self) -> Any:
        """List what is within reach."""
        self.queryset = self.rows()
        return super().get_queryset()

    @property
    def no_results_message(self) -> str:
        """Say in words of its own that there is nothing."""
        if self.is_filtering:
            return _("Nothing here fits the filters.")
        return str(self.empty_words)

    def get_page_subtitle(self) -> str:
        """Say how fresh it is."""
        if not self.is_of_looking:
            return ""
        at = last_looked_at(self.reach)
        if at is None:
            return _("nothing has been looked at yet")
        return _("as of %(moment)s") % {"moment": date_format(at.astimezone(LONDON), "j F Y, H:i")}

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Write what a spreadsheet would take for a formula as the text it is."""
        written = super().preprocess_field_value(field, value, export_format)
        if isinstance(written, str) and written.startswith(FORMULA):
            return f"'{written}"
        return written

    def get_filename(self) -> str:
        """Name the file that is exported."""
        return f"{self.index_url_name}-{self.today:%Y-%m-%d}".replace("_", "-")


def subject_columns() -> list[Column]:
    """Name a page or row with the way to its form, what it is and whose."""
    return [
        TitleColumn(
            "title", label=gettext_lazy("Page or row"), get_url=lambda subject: subject.edit_path
        ),
        Column("kind_name", label=gettext_lazy("What it is")),
        Column("partnership", label=gettext_lazy("Partnership"), accessor=presenters.whose),
    ]


def finding_columns() -> list[Column]:
    """Name the page or row that something was found in, and where in it."""
    return [
        TitleColumn(
            "title",
            label=gettext_lazy("Page or row"),
            accessor="subject.title",
            get_url=lambda finding: finding.subject.edit_path,
        ),
        Column(
            "partnership",
            label=gettext_lazy("Partnership"),
            accessor=lambda finding: presenters.whose(finding.subject),
        ),
        Column("place", label=gettext_lazy("Under")),
    ]
