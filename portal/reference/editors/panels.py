"""Panels that the forms of reference rows share."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel

WHOSE = MultiFieldPanel(
    [FieldPanel("partnership"), FieldRowPanel([FieldPanel("slug"), FieldPanel("order")])],
    heading=_("Where it belongs"),
)
SPEAKS_TO = MultiFieldPanel(
    [FieldRowPanel([FieldPanel("owner"), FieldPanel("voice")])], heading=_("Whose words")
)
PUBLISHING = PublishingPanel()
