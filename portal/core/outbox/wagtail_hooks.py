"""What the outbox adds to the CMS: a look at what waits."""

from __future__ import annotations

from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.core.outbox import messages_waiting


@hooks.register("register_admin_urls")
def outbox_addresses() -> list[URLPattern]:
    """Give what waits an address in the CMS."""
    return messages_waiting.urlpatterns


@hooks.register("register_reports_menu_item")
def outbox_menu_item() -> MenuItem:
    """List it among the reports."""
    return messages_waiting.MessagesMenuItem()
