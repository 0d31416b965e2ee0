"""The editing form of every page type: what a page refuses on saving, an editor reads beside it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from portal.core.editions.forms import EditionNoteForm
from portal.core.slugs import is_reserved

HOME_DEPTH = 2


class PageForm(EditionNoteForm, WagtailAdminPageForm):
    """This form refuses reserved addresses and reviews that are due before they happened."""

    def clean(self) -> dict[str, Any]:
        """Check what can only be seen with the parent page or two fields at hand."""
        cleaned: dict[str, Any] = super().clean()
        slug = cleaned.get("slug") or ""
        is_top_level = bool(self.parent_page) and self.parent_page.depth == HOME_DEPTH
        is_own = bool(slug) and slug == getattr(self.instance, "section_slug", "")
        if not is_own and is_reserved(slug, is_top_level=is_top_level):
            self.add_error("slug", _("A part of the portal has this address; choose another."))
        reviewed, due = cleaned.get("last_reviewed_date"), cleaned.get("review_due_date")
        if reviewed and due and due <= reviewed:
            self.add_error("review_due_date", _("Give a date after the last review."))
        return cleaned
