"""What the kernel adds to Wagtail."""

from __future__ import annotations

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from portal.core.blocks.page_links import PageLink
from portal.core.cms import page_hooks
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
