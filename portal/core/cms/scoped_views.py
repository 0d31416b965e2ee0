"""What is mixed into every view that Wagtail makes for a table of partnerships' rows."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote, unquote
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.widgets.button import Button, ButtonWithDropdown
from wagtail.models import TranslatableMixin
from wagtail_localize.models import TranslationSource

from portal.core.cms.policy import PartnershipPolicy
from portal.core.cms.reach import reach_of
from portal.core.cms.row_form import narrow

SOURCE = "translation_source_pk"


class ScopedView:
    """This answers “not found” for another partnership's row, before Wagtail looks it up.

    Questions of permission are asked about the row in hand, not about its table.
    """

    row_model: Any
    row_policy: PartnershipPolicy
    is_read_only = False
    scoped_row: Any = None
    permission_policy: Any

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the row within reach, then let Wagtail set itself up."""
        if "pk" in kwargs:
            self.scoped_row = self._row_or_404(request, unquote(str(kwargs["pk"])))
            self.permission_policy = self.row_policy.about(self.scoped_row)
        super().setup(request, *args, **kwargs)  # type: ignore[misc]  # mixed into views

    def _row_or_404(self, request: HttpRequest, pk: str) -> Any:
        reach = reach_of(request.user)
        rows: QuerySet[Any] = self.row_model.objects.all()
        rows = reach.readable(rows) if self.is_read_only else reach.own(rows)
        try:
            row = rows.filter(pk=pk).first()
        except (ValueError, OverflowError):
            row = None
        if row is None:
            raise Http404
        return row


class ScopedIndex(ScopedView):
    """This lists a partnership's own rows and the national ones, which others look after."""

    @cached_property
    def filters(self) -> Any:
        """Name in the filters nothing that is out of reach."""
        found = super().filters  # type: ignore[misc]  # mixed into views
        if found:
            narrow(found.form, reach_of(self.request.user))  # type: ignore[attr-defined]  # mixed
        return found

    def get_edit_url(self, instance: Any) -> str | None:
        """Lead to the form only of a row that may be changed."""
        return self._if(("change",), instance, super().get_edit_url)  # type: ignore[misc]  # mixed

    def get_delete_url(self, instance: Any) -> str | None:
        """Offer to delete only what may be."""
        return self._if(("delete",), instance, super().get_delete_url)  # type: ignore[misc]  # mixed

    def get_copy_url(self, instance: Any) -> str | None:
        """Offer a copy only of what may be changed."""
        return self._if(("change",), instance, super().get_copy_url)  # type: ignore[misc]  # mixed

    def get_list_buttons(self, instance: Any) -> list[Any]:
        """Offer what can be done with a row; asking each of Wagtail's hooks costs queries a row."""
        user = self.request.user  # type: ignore[attr-defined]  # mixed into views
        offered = super().get_list_more_buttons(instance)  # type: ignore[misc]  # as above
        buttons = [
            Button.from_menu_item(item) if isinstance(item, MenuItem) else item for item in offered
        ]
        buttons += translating_buttons(instance, user)
        if not buttons:
            return []
        label = _("More options for “%(title)s”") % {"title": str(instance)}
        attrs = {"aria-label": label}
        return [ButtonWithDropdown(buttons=buttons, icon_name="dots-horizontal", attrs=attrs)]

    def _if(self, actions: tuple[str, ...], instance: Any, then: Any) -> str | None:
        user = self.request.user  # type: ignore[attr-defined]  # mixed into views
        may = self.row_policy.user_has_any_permission_for_instance(user, actions, instance)
        return then(instance) if may else None


def translating_buttons(row: Any, user: Any) -> list[Button]:
    """Lead to translators, from the row that translations are made of."""
    is_source = isinstance(row, TranslatableMixin) and row.locale.is_default
    if not is_source or not reach_of(user).may_edit(row):
        return []
    options = row._meta
    place = [options.app_label, options.model_name, quote(row.pk)]
    submit = reverse("wagtail_localize:submit_snippet_translation", args=place)
    found = [Button(_("Translate"), submit, icon_name="wagtail-localize-language", priority=100)]
    source = getattr(row, SOURCE, None)
    if source:
        update = reverse("wagtail_localize:update_translations", args=[source])
        words = _("Bring translations up to date")
        found.append(Button(words, update, icon_name="resubmit", priority=106))
    return found


def with_translation_source(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Bring along the language and what translations of a row are made of."""
    sources = TranslationSource.objects.filter(
        object_id=OuterRef("translation_key"),
        locale_id=OuterRef("locale_id"),
        translations__enabled=True,
    )
    return rows.select_related("locale").annotate(**{SOURCE: Subquery(sources.values("pk")[:1])})


class ScopedChoices:
    """This offers a partnership's own rows and the national ones to choose from."""

    request: HttpRequest
    model_class: Any

    def get_object_list(self) -> QuerySet[Any]:
        """List what may be chosen."""
        return self._within_reach()

    def get_object(self, pk: Any) -> Any:
        """Find what was chosen; ObjectDoesNotExist for what is out of reach."""
        try:
            return self._within_reach().get(pk=pk)
        except (ValueError, OverflowError):
            raise Http404 from None

    def get_objects(self, pks: list[Any]) -> QuerySet[Any]:
        """Find what several were chosen."""
        wanted = [pk for pk in pks if str(pk).isdigit() and len(str(pk)) < 19]
        return self._within_reach().filter(pk__in=wanted)

    def _within_reach(self) -> QuerySet[Any]:
        return reach_of(self.request.user).readable(self.model_class.objects.all())
