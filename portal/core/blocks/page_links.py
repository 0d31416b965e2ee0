"""Links to pages in rich text; imported by wagtail_hooks only, once models are loaded."""

from __future__ import annotations

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from portal.core.addresses import page_address
from portal.core.blocks.prefetching import linked_pages


class PageLink(PageLinkHandler):
    """This links to a page in the reader's language; a page that is not public is no link."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[Page | None]:
        """Give the pages of these links, None for each that is not public."""
        ids = [str(attrs.get("id")) for attrs in attrs_list]
        pages = linked_pages(ids)
        return [pages.get(key) for key in ids]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Write the opening tags."""
        pages = cls.get_many(attrs_list)
        return [f'<a href="{escape(page_address(page))}">' if page else "<a>" for page in pages]
