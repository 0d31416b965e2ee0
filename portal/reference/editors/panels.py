"""Panels that the forms of reference rows share."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel
from wagtail.admin.ui.tables import BooleanColumn

WHOSE = MultiFieldPanel(
    [FieldPanel("partnership"), FieldRowPanel([FieldPanel("slug"), FieldPanel("order")])],
    heading=_("Where it belongs"),
)
SPEAKS_TO = MultiFieldPanel(
    [FieldRowPanel([FieldPanel("owner"), FieldPanel("voice")])], heading=_("Whose words")
)
PUBLISHING = PublishingPanel()
# Said by the row itself; Wagtail's own column asks the database twice for each.
STATE_COLUMNS = [
    BooleanColumn("live", label=_("Published")),
    BooleanColumn("has_unpublished_changes", label=_("Draft waits")),
]
