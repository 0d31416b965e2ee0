"""The tabs of the form: what belongs together, and the way out as a file."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
)

from portal.navigator.rule_sets.cms.about import AboutPanel


class FilesPanel(Panel):
    """This leads to the files of a sheet; there is nothing to fill in."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "portal/cms/navigator/files_panel.html"

        def is_shown(self) -> bool:
            """Show it once there is something to download."""
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add the addresses."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            place = type(self.instance).snippet_viewset.get_url_name
            key = [quote(self.instance.pk)]
            cases = "" if self.instance.is_shared else reverse(place("export_cases"), args=key)
            return {
                **context,
                "rules_url": reverse(place("export"), args=key),
                "cases_url": cases,
                "import_url": reverse(place("import")),
            }


def _table(name: str) -> FieldPanel:
    return FieldPanel(name)


WHOSE = [
    FieldRowPanel([FieldPanel("name"), FieldPanel("partnership")]),
    FilesPanel(heading=_("As a file")),
    PublishingPanel(),
]
RULES = [
    AboutPanel(heading=_("Before you publish")),
    *(_table(name) for name in ("words", "rules", "changes", "promises")),
]
OUTCOMES = [
    *(_table(name) for name in ("primary", "primary_after", "other_meetings", "forms")),
    *(_table(name) for name in ("redirects", "prevent", "timing")),
]
STEPS = [_table(name) for name in ("steps", "meetings", "routes")]
SAID = [
    *(FieldPanel(name) for name in ("front_door", "first_contact", "who_may_refer", "prepare")),
    MultiFieldPanel(
        [FieldPanel(f"level_{name}") for name in ("emerging", "moderate", "significant")],
        heading=_("What levels are called here"),
    ),
    MultiFieldPanel(
        [FieldPanel(f"source_{name}") for name in ("stated", "published", "assumed")],
        heading=_("What steps stand on"),
    ),
    MultiFieldPanel(
        [
            FieldPanel(f"nrm_{name}")
            for name in (
                *("who_submits", "tell", "adults_who_submits", "adults_tell"),
                *("child_consent", "adult_consent", "each_child", "maybe"),
            )
        ],
        heading=_("National Referral Mechanism"),
    ),
    *(_table(name) for name in ("cautions", "gaps", "support")),
]
TABS = [
    ObjectList(RULES, heading=_("Rules")),
    ObjectList(OUTCOMES, heading=_("Meetings and forms that follow")),
    ObjectList(STEPS, heading=_("Steps and places")),
    ObjectList(SAID, heading=_("What is said")),
    ObjectList([_table("scenarios")], heading=_("Cases")),
    ObjectList(WHOSE, heading=_("Whose, and files")),
]
