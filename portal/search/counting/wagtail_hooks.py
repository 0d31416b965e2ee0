"""What counting adds to Wagtail: a report in the menu, and its addresses."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

from portal.search.counting.cms.report import SearchesMenuItem, SearchesReport


@hooks.register("register_admin_urls")
def searches_addresses() -> list[URLPattern]:
    """Give the report an address, and one for the part that is fetched while filtering."""
    view = SearchesReport
    return [
        path("searches/", view.as_view(), name=view.index_url_name),
        path(
            "searches/results/",
            view.as_view(results_only=True),
            name=view.index_results_url_name,
        ),
    ]


@hooks.register("register_reports_menu_item")
def searches_menu_item() -> SearchesMenuItem:
    """Put the report into the menu."""
    return SearchesMenuItem()
