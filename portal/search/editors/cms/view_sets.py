"""The lists and forms of what editors teach search."""

from __future__ import annotations

from typing import Any, ClassVar

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    PageChooserPanel,
    PublishingPanel,
)
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.core.cms.columns import PARTNERSHIP_COLUMN, STATE_COLUMN
from portal.core.cms.snippets import PartnershipSnippetViewSet
from portal.search.editors.cms.columns import (
    DAYS_COLUMN,
    LANGUAGE_COLUMN,
    SYNONYMS_COLUMN,
    TRIGGERS_COLUMN,
)
from portal.search.editors.cms.trying_panel import TryingPanel
from portal.search.editors.forms import PromotionForm, SynonymForm
from portal.search.editors.models import Promotion, SynonymSet
from portal.search.editors.views import AddView, TryPromotionView, TrySynonymsView

TRYING = TryingPanel(heading=_("What it changes"))


class TaughtViewSet(PartnershipSnippetViewSet):
    """This adds to a form the page that shows what a change would do."""

    add_view_class = AddView
    list_filter: ClassVar[list[str]] = ["language", "partnership", "live"]
    try_view_class: ClassVar[Any] = None

    @property
    def try_view(self) -> Any:
        """Show what the form would change, of a row or of a new one; nothing is saved."""
        return self.construct_view(
            self.try_view_class,
            form_class=self.get_edit_handler().get_form_class(),
            place=self.get_url_name("try"),
            place_of_new=self.get_url_name("try_new"),
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the page."""
        key = f"<{self.pk_path_converter}:pk>"
        return [
            *super().get_urlpatterns(),
            path("try/", self.try_view, name="try_new"),
            path(f"try/{key}/", self.try_view, name="try"),
        ]


class SynonymViewSet(TaughtViewSet):
    """This edits sets of synonyms."""

    model = SynonymSet
    base_form_class = SynonymForm
    try_view_class = TrySynonymsView
    icon = "order"
    menu_label = _("Synonyms")
    ordering = ("name", "pk")
    list_display: ClassVar[list[Any]] = [
        *("name", SYNONYMS_COLUMN, LANGUAGE_COLUMN, "voice", PARTNERSHIP_COLUMN, STATE_COLUMN),
    ]
    search_fields: ClassVar[list[str]] = ["name", "phrases", "note"]
    panels: ClassVar = [
        FieldPanel("name"),
        FieldPanel("phrases"),
        FieldPanel("is_one_way"),
        TRYING,
        MultiFieldPanel(
            [
                FieldPanel("partnership"),
                FieldRowPanel([FieldPanel("language"), FieldPanel("voice")]),
            ],
            heading=_("Where it holds"),
        ),
        FieldPanel("note"),
        PublishingPanel(),
    ]


class PromotionViewSet(TaughtViewSet):
    """This edits promoted results."""

    model = Promotion
    base_form_class = PromotionForm
    try_view_class = TryPromotionView
    icon = "pick"
    menu_label = _("Promoted results")
    ordering = ("order", "title", "pk")
    list_display: ClassVar[list[Any]] = [
        *("title", TRIGGERS_COLUMN, DAYS_COLUMN, LANGUAGE_COLUMN, PARTNERSHIP_COLUMN, STATE_COLUMN),
    ]
    search_fields: ClassVar[list[str]] = ["title", "text", "phrases", "note"]
    panels: ClassVar = [
        FieldPanel("phrases"),
        TRYING,
        MultiFieldPanel([FieldPanel("title"), FieldPanel("text")], heading=_("What readers see")),
        MultiFieldPanel(
            [PageChooserPanel("page"), FieldPanel("path")], heading=_("Where it leads")
        ),
        FieldRowPanel([FieldPanel("from_date"), FieldPanel("until_date"), FieldPanel("order")]),
        MultiFieldPanel(
            [FieldPanel("partnership"), FieldPanel("language")], heading=_("Where it holds")
        ),
        FieldPanel("note"),
        PublishingPanel(),
    ]


class SearchGroup(SnippetViewSetGroup):
    """This puts what search is taught under one entry of the menu."""

    menu_label = _("Search words")
    menu_icon = "search"
    menu_order = 230
    items = (SynonymViewSet, PromotionViewSet)
