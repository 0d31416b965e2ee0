"""The view set behind every table of partnerships' rows: safe between partnerships by itself.

Stock snippet views are not: with a permission policy and a queryset, another partnership's edit,
history, usage, compare and delete pages still answer. Here every view, present and future, passes
through one seam, `construct_view`.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern
from django.utils.functional import cached_property
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.panels import ObjectList
from wagtail.models import TranslatableMixin
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView, InspectView, SnippetViewSet

from portal.core import registry
from portal.core.cms.belonging import path_of
from portal.core.cms.policy import PartnershipPolicy, register_policy
from portal.core.cms.reach import reach_of
from portal.core.cms.row_form import PartnershipRowForm
from portal.core.cms.scoped_views import (
    ScopedChoices,
    ScopedIndex,
    ScopedView,
    with_translation_source,
)


class PartnershipChooserViewSet(SnippetChooserViewSet):
    """This offers rows within reach, however the chooser asks for them."""

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        """Put the reach before every view of the chooser."""
        return super().construct_view(_mixed(ScopedChoices, view_class), **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Leave out making rows in passing: they begin as drafts, in their own form."""
        return [found for found in super().get_urlpatterns() if found.name != "create"]


class PartnershipSnippetViewSet(SnippetViewSet):
    """This serves one table; `panels`, `list_display` and the like are the feature's own."""

    base_form_class: ClassVar[type[PartnershipRowForm]] = PartnershipRowForm
    panels: ClassVar[list[Any]] = []
    chooser_viewset_class = PartnershipChooserViewSet
    inspect_view_enabled = True
    copy_view_enabled = False  # keys and slugs are one of a kind
    add_to_reference_index = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        path_of(self.model)  # a table that does not say whose its rows are is refused at start

    @cached_property
    def permission_policy(self) -> PartnershipPolicy:
        """Give the rules of who may do what."""
        return PartnershipPolicy(self.model)

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        """Put the reach before every view, whichever Wagtail will add."""
        scoped = _mixed(
            ScopedIndex if issubclass(view_class, IndexView) else ScopedView,
            view_class,
            row_model=self.model,
            row_policy=self.permission_policy,
            is_read_only=issubclass(view_class, InspectView),
        )
        return super().construct_view(scoped, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """List what is within reach."""
        rows: QuerySet[Any] = self.model.objects.all()
        rows = reach_of(request.user).readable(rows).select_related(path_of(self.model))
        return with_translation_source(rows) if issubclass(self.model, TranslatableMixin) else rows

    def get_edit_handler(self) -> Any:
        """Build the form from the panels, on the form that narrows choices."""
        panels = ObjectList(self.panels, base_form_class=self.base_form_class)
        return panels.bind_to_model(self.model)

    @property
    def url_finder_class(self) -> type[ModelAdminURLFinder]:
        """Give edit addresses only of rows that may be changed; lists of uses ask for them."""
        return type(
            "_PartnershipRowURLFinder",
            (ModelAdminURLFinder,),
            {
                "permission_policy": self.permission_policy,
                "edit_url_name": self.get_url_name("edit"),
            },
        )

    def on_register(self) -> None:
        """Tell Wagtail of the policy, and who hands out permissions of the table."""
        register_policy(self.model, self.permission_policy)
        super().on_register()
        registry.edited_tables.register(self.model._meta.label, self.model)


def _mixed(mixin: type, view_class: type, **attributes: Any) -> type:
    """Put a mixin before a view, and tell it whose rows it shows."""
    return type(view_class.__name__, (mixin, view_class), attributes)


def served(model: type[Model]) -> bool:
    """Say whether a table is served safely between partnerships."""
    return isinstance(getattr(model, "snippet_viewset", None), PartnershipSnippetViewSet)
