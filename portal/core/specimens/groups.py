"""The kernel's own pages of /components/."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.core import registry
from portal.core.specimens.base import Group
from portal.core.specimens.blocks import facts_group, links_group, text_group
from portal.core.specimens.fields import STATES as FIELD_STATES
from portal.core.specimens.fields import fields_group
from portal.core.specimens.frame import STATES as FRAME_STATES
from portal.core.specimens.frame import frame_group
from portal.core.specimens.guided import STATES as GUIDED_STATES
from portal.core.specimens.guided import guided_group
from portal.core.specimens.panels import panels_group
from portal.core.specimens.parts import parts_group
from portal.core.specimens.wayfinding import wayfinding_group

FRAME = "portal/components/frame.html"
FIELDS = "portal/components/fields.html"
GROUPS = (
    Group("frame", _("Frame of a page"), frame_group, FRAME, FRAME_STATES),
    Group("parts", _("Parts"), parts_group),
    Group("panels", _("Panels and lists"), panels_group),
    Group("wayfinding", _("Ways on"), wayfinding_group),
    Group("text", _("Blocks of text and advice"), text_group),
    Group("links", _("Blocks that lead somewhere"), links_group),
    Group("facts", _("Blocks of facts, pictures and films"), facts_group),
    Group("guided", _("Guided forms"), guided_group, states=GUIDED_STATES),
    Group("fields", _("Form fields"), fields_group, FIELDS, FIELD_STATES),
)


def register() -> None:
    """Register what the kernel shows; each feature registers groups of its own."""
    for group in GROUPS:
        registry.specimen_groups.register(group.slug, group)
