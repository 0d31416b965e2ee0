"""The pages of /components/."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.core.specimens.base import Group
from portal.core.specimens.blocks import facts_group, links_group, text_group
from portal.core.specimens.fields import STATES as FIELD_STATES
from portal.core.specimens.fields import fields_group
from portal.core.specimens.frame import STATES as FRAME_STATES
from portal.core.specimens.frame import frame_group
from portal.core.specimens.guided import guided_group
from portal.core.specimens.panels import panels_group
from portal.core.specimens.parts import parts_group
from portal.core.specimens.wayfinding import wayfinding_group

SPECIMENS = "portal/components/specimens.html"

GROUPS = (
    Group("frame", _("Frame of a page"), "portal/components/frame.html", frame_group, FRAME_STATES),
    Group("parts", _("Parts"), SPECIMENS, parts_group),
    Group("panels", _("Panels and lists"), SPECIMENS, panels_group),
    Group("wayfinding", _("Ways on"), SPECIMENS, wayfinding_group),
    Group("text", _("Blocks of text and advice"), SPECIMENS, text_group),
    Group("links", _("Blocks that lead somewhere"), SPECIMENS, links_group),
    Group("facts", _("Blocks of facts, pictures and films"), SPECIMENS, facts_group),
    Group("guided", _("Guided forms"), SPECIMENS, guided_group),
    Group("fields", _("Form fields"), "portal/components/fields.html", fields_group, FIELD_STATES),
)


def group_by_slug(slug: str) -> Group | None:
    """Find a group, or None."""
    return next((group for group in GROUPS if group.slug == slug), None)
