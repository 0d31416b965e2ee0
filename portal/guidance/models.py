"""Pages of knowledge: guides with their parts, and strategy."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from portal.core.blocks import BodyBlock
from portal.core.fields import StreamField
from portal.core.models import BasePage
from portal.guidance.panels import PART_PANELS, SECTION_PANELS, SOURCED_PANELS


class KnowledgePage(BasePage):
    """This is what pages of knowledge share: content, and the document it rests on."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("content"))
    source = models.CharField(
        _("source"),
        max_length=255,
        blank=True,
        help_text=_("The document this rests on, with its date and status."),
    )

    content_panels = SOURCED_PANELS
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        abstract = True
        constraints = BasePage.Meta.constraints


class SectionPage(BasePage):
    """This is a section of the site that stands at one address."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("content"))

    content_panels = SECTION_PANELS
    parent_page_types: ClassVar[list[str]] = ["core.HomePage"]
    max_count_per_parent = 1

    class Meta:
        abstract = True
        constraints = BasePage.Meta.constraints


class GuidanceIndexPage(SectionPage):
    """This lists the guides of a partnership."""

    section_slug: ClassVar[str] = "guidance"
    subpage_types: ClassVar[list[str]] = ["guidance.GuidePage"]

    class Meta(SectionPage.Meta):
        verbose_name = _("list of guides")


class GuidePage(KnowledgePage):
    """This is the first page of a guide; its parts stand below it."""

    parent_page_types: ClassVar[list[str]] = ["guidance.GuidanceIndexPage"]
    subpage_types: ClassVar[list[str]] = ["guidance.GuidePartPage"]

    class Meta(KnowledgePage.Meta):
        verbose_name = _("guide")


class SharedChaptersPage(BasePage):
    """This holds what every partnership may build on; it belongs to no site and to nobody's."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("content"))

    keeps_editions: ClassVar[bool] = False
    content_panels = SECTION_PANELS[:-1]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["guidance.SharedChapterPage"]
    max_count = 1

    class Meta(BasePage.Meta):
        verbose_name = _("shared chapters")


class SharedChapterPage(KnowledgePage):
    """This is a chapter that is the same everywhere; parts of guides show it with local notes."""

    parent_page_types: ClassVar[list[str]] = ["guidance.SharedChaptersPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta(KnowledgePage.Meta):
        verbose_name = _("shared chapter")


class GuidePartPage(KnowledgePage):
    """This is one part of a guide; it may show a shared chapter with what holds here."""

    chapter = models.ForeignKey(
        SharedChapterPage,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        verbose_name=_("shared chapter"),
        help_text=_(
            "Shown first, as it stands. Local notes below go under the paragraph they name."
        ),
    )

    content_panels = PART_PANELS
    parent_page_types: ClassVar[list[str]] = ["guidance.GuidePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta(KnowledgePage.Meta):
        verbose_name = _("part of a guide")


class StrategyIndexPage(SectionPage):
    """This lists the strategies of a partnership."""

    section_slug: ClassVar[str] = "strategy"
    subpage_types: ClassVar[list[str]] = ["guidance.StrategyPage"]

    class Meta(SectionPage.Meta):
        verbose_name = _("list of strategies")


class StrategyPage(KnowledgePage):
    """This is a strategy, or one of its objectives below it."""

    parent_page_types: ClassVar[list[str]] = ["guidance.StrategyIndexPage", "guidance.StrategyPage"]
    subpage_types: ClassVar[list[str]] = ["guidance.StrategyPage"]

    class Meta(KnowledgePage.Meta):
        verbose_name = _("strategy page")
