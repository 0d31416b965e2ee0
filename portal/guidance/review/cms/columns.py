"""Columns of reports that lead somewhere."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column


class ReviewLink(Column):
    """This leads to the press that says a page is right as it stands; rows have no such press."""

    def get_value(self, instance: Any) -> SafeString | str:
        """Write the link, saying for which page."""
        if not instance.is_page:
            return ""
        return format_html(
            '<a href="{}">{}<span class="w-sr-only">: {}</span></a>',
            f"{reverse('review_page', args=[instance.object_id])}?back=report",
            _("Reviewed, nothing to change"),
            instance.title,
        )


class EditLink(Column):
    """This leads to a picture by its number."""

    def __init__(self, name: str, *, url_name: str, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.url_name = url_name

    def get_value(self, instance: Any) -> SafeString:
        """Write the link."""
        key = instance.text
        words = _("Picture %(key)s") % {"key": key}
        return format_html('<a href="{}">{}</a>', reverse(self.url_name, args=[key]), words)
