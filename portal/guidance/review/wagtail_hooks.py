"""What keeping pages true adds to Wagtail: reports in the menu, and their addresses."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, reverse_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.core.access import access
from portal.guidance.review.cms import addresses
from portal.guidance.review.cms.base import OwnReport

FIRST = 50


class ReportMenuItem(MenuItem):
    """This leads to one report."""

    def __init__(self, view: type[OwnReport], order: int) -> None:
        super().__init__(
            view.page_title,
            reverse_lazy(view.index_url_name),
            name=view.index_url_name,
            icon_name=view.header_icon,
            order=order,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who write for at least one partnership."""
        return bool(access().partnerships_edited_by(request.user))


@hooks.register("register_admin_urls")
def review_addresses() -> list[URLPattern]:
    """Give the reports addresses in the CMS."""
    return addresses.urlpatterns


def _menu_item(view: type[OwnReport], order: int) -> Any:
    return lambda: ReportMenuItem(view, order)


for _number, (_address, _view) in enumerate(addresses.REPORTS):
    hooks.register("register_reports_menu_item", _menu_item(_view, FIRST + _number))
