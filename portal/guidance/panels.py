"""Panels of the pages of knowledge."""

from __future__ import annotations

from django.forms import Select
from wagtail.admin.panels import FieldPanel

from portal.core.panels import CONTENT_PANELS, EDITION_PANEL, TITLE_PANELS

SECTION_PANELS = [*TITLE_PANELS, FieldPanel("body"), EDITION_PANEL]
CHAPTER_PANEL = FieldPanel("chapter", widget=Select)
SOURCED_PANELS = [*CONTENT_PANELS[:-1], FieldPanel("source"), EDITION_PANEL]
PART_PANELS = [
    *TITLE_PANELS, CHAPTER_PANEL, FieldPanel("body"), FieldPanel("source"), EDITION_PANEL,
]  # fmt: skip
