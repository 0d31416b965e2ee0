"""Editing panels shared by page types, composed from named lists."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

TITLE_PANELS = [FieldPanel("title"), FieldPanel("intro")]
REVIEW_PANEL = MultiFieldPanel(
    [
        FieldPanel("owner_post"),
        FieldRowPanel([FieldPanel("last_reviewed_date"), FieldPanel("review_due_date")]),
    ],
    heading=_("Review"),
)
EDITION_PANEL = MultiFieldPanel(
    [FieldPanel("edition_note"), FieldPanel("is_correction")], heading=_("For the next edition")
)
CONTENT_PANELS = [*TITLE_PANELS, FieldPanel("body"), EDITION_PANEL]
HOME_PANELS = [*TITLE_PANELS, FieldPanel("doors"), FieldPanel("body")]
PROMOTE_PANELS = [
    MultiFieldPanel([FieldPanel("audience"), FieldPanel("discreet_title")], heading=_("Readers")),
    *Page.promote_panels,
]
SETTINGS_PANELS = [REVIEW_PANEL, *Page.settings_panels]
