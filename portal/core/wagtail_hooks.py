"""What the kernel adds to Wagtail."""

from __future__ import annotations

from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.rich_text.feature_registry import FeatureRegistry

from portal.core.blocks.page_links import PageLink
from portal.core.cms import editing_hooks, going_live, page_hooks
from portal.core.cms.bulk import ScopedDelete
from portal.core.cms.partnerships import PartnershipViewSet, partnerships


@hooks.register("register_rich_text_features", order=10)
def link_to_pages(features: FeatureRegistry) -> None:
    """Let links in rich text follow the reader's language."""
    features.register_link_type(PageLink)


@hooks.register("register_admin_viewset")
def edit_partnerships() -> PartnershipViewSet:
    """Let those who look after the whole portal edit partnerships."""
    return partnerships


hooks.register("before_move_page", page_hooks.refuse_reserved_move)
hooks.register("before_copy_page", page_hooks.refuse_reserved_copy)

# Before wagtail-localize's own, which would answer.
hooks.register("before_edit_page", editing_hooks.mend_stale_segments, order=-10)
hooks.register("before_edit_snippet", editing_hooks.mend_stale_segments, order=-10)
hooks.register("construct_page_chooser_queryset", editing_hooks.narrow_page_chooser)
hooks.register("construct_snippet_action_menu", editing_hooks.narrow_action_menu)
# After Wagtail's own of the same name, in whose place it stands for partnerships' rows.
hooks.register("register_bulk_action", ScopedDelete, order=100)
hooks.register("construct_homepage_panels", going_live.add_panels)


@hooks.register("register_admin_urls")
def live_check_addresses() -> list[URLPattern]:
    """Give “Before you go live” an address in the CMS."""
    return going_live.urlpatterns


@hooks.register("register_reports_menu_item")
def live_check_menu_item() -> MenuItem:
    """List it among the reports."""
    return going_live.LiveChecksMenuItem()
