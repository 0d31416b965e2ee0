"""Panels of the pages of knowledge."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel

from portal.core.panels import CONTENT_PANELS, EDITION_PANEL, TITLE_PANELS

SECTION_PANELS = [*TITLE_PANELS, FieldPanel("body"), EDITION_PANEL]
SOURCED_PANELS = [*CONTENT_PANELS[:-1], FieldPanel("source"), EDITION_PANEL]
