"""The report: what people search for, what finds nothing, and where they press far down."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, ClassVar, Final

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from portal.core.access import access
from portal.core.cms.reach import reach_of
from portal.core.time.clock import london_day
from portal.search.counting.filters import SearchFilterSet
from portal.search.counting.presenters import SearchLine
from portal.search.counting.queries import counted_searches
from portal.search.counting.rules.weeks import week_of

FORMULA = ("=", "+", "-", "@", "\t", "\r")
EMPTY = gettext_lazy(
    "There is nothing to show yet. Searches of adults are counted by the week, and shown when the "
    "week is over and at least five were the same. Not counted are searches of children, and any "
    "with a number, a name or a word that is neither the portal’s own nor everyday English. Who "
    "searched is never kept."
)


HEADINGS: Final = {
    "query": gettext_lazy("Search"),
    "partnership": gettext_lazy("Partnership"),
    "language": gettext_lazy("Language"),
    "searches": gettext_lazy("Times"),
    "without_result": gettext_lazy("Found nothing"),
    "average_rank": gettext_lazy("Result pressed, on average"),
    "first_pressed": gettext_lazy("First result pressed"),
    "weeks": gettext_lazy("Weeks"),
    "latest": gettext_lazy("Last in the week of"),
}


def _column(name: str) -> Column:
    return Column(name, label=HEADINGS[name])


class Shortcuts(Column):
    """This leads to two forms that are filled in with the search."""

    def get_value(self, instance: Any) -> SafeString:
        """Write the links, saying for which search."""
        links = (
            (instance["synonym_url"], _("Add a synonym")),
            (instance["promotion_url"], _("Promote a result")),
        )
        return format_html_join(
            "",
            '<div><a href="{}">{}<span class="w-sr-only">: {}</span></a></div>',
            ((url, words, instance["query"]) for url, words in links),
        )


class SearchesReport(ReportView):
    """This lists searches of the partnerships somebody writes for, added up over the weeks."""

    page_title = gettext_lazy("What people search for")
    header_icon = "search"
    index_url_name = "searches_report"
    index_results_url_name = "searches_report_results"
    filterset_class = SearchFilterSet
    list_export: ClassVar = list(HEADINGS)
    export_headings: ClassVar = HEADINGS
    columns: ClassVar = [
        _column("query"),
        *map(_column, ("searches", "without_result", "average_rank", "first_pressed")),
        Shortcuts("synonym_url", label=gettext_lazy("Teach search")),
        *map(_column, ("partnership", "language")),
    ]

    def get_queryset(self) -> Any:
        """Add up what is within reach."""
        today = london_day(timezone.now())
        self.queryset = counted_searches(reach_of(self.request.user), week_of(today))
        return super().get_queryset()

    def decorate_paginated_queryset(self, object_list: Any) -> list[Any]:
        """Write the words of each line into its row: the table holds the very same rows."""
        rows = list(object_list)
        for row in rows:
            row.update(asdict(SearchLine.of(row)))
        return rows

    @property
    def no_results_message(self) -> str:
        """Say what is counted and what is not, where there is nothing."""
        return _("Nothing here fits the filters.") if self.is_filtering else str(EMPTY)

    def get_page_subtitle(self) -> str:
        """Say what the figures are."""
        return _("five times a week or more, by adults")

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Write what a spreadsheet would take for a formula as the text it is."""
        written = super().preprocess_field_value(field, value, export_format)
        if isinstance(written, str) and written.startswith(FORMULA):
            return f"'{written}"
        return written

    def get_filename(self) -> str:
        """Name the file that is exported."""
        return f"searches-{london_day(timezone.now()):%Y-%m-%d}"


class SearchesMenuItem(MenuItem):
    """This leads to the report."""

    def __init__(self) -> None:
        super().__init__(
            SearchesReport.page_title,
            reverse_lazy(SearchesReport.index_url_name),
            name=SearchesReport.index_url_name,
            icon_name=SearchesReport.header_icon,
            order=45,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who write for at least one partnership."""
        return bool(access().partnerships_edited_by(request.user))
