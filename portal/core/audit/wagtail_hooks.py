"""Where the log is found in the CMS."""

from __future__ import annotations

from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.core.audit import what_happened


@hooks.register("register_admin_urls")
def what_happened_address() -> list[URLPattern]:
    """Give the log an address in the CMS."""
    return what_happened.urlpatterns


@hooks.register("register_reports_menu_item")
def what_happened_menu_item() -> MenuItem:
    """List it among the reports."""
    return what_happened.WhatHappenedMenuItem()
