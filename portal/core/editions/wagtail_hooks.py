"""What editions add to the CMS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """Give the history of a page an address."""
    return [path("editions/", include("portal.core.editions.urls"))]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def button(page: Page, user: Any, **_kwargs: Any) -> Iterator[Button]:
    """Lead there from every menu of a page that keeps editions."""
    keeps = getattr(page.specific_class, "keeps_editions", False) and not page.alias_of_id
    if keeps and page.permissions_for_user(user).can_edit():
        url = reverse("page_editions", args=[page.pk])
        yield Button(_("Editions"), url, icon_name="history", priority=66)
