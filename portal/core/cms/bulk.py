"""Bulk actions on partnerships' rows: each row is asked for itself."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import classproperty
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from portal.core import registry
from portal.core.cms.reach import reach_of


class ScopedBulkAction:
    """This is mixed into every bulk action on tables of partnerships' rows.

    Wagtail's own ask about the table, and “all” means all of it.
    """

    request: Any
    model: Any

    @classproperty
    def models(cls) -> list[Any]:  # noqa: N805 (Wagtail's classproperty gives the class)
        """List the tables this is for."""
        return list(registry.edited_tables)

    def get_queryset(self, model: Any, object_ids: list[Any]) -> list[Any]:
        """Find the chosen rows; those out of reach are not there."""
        keys = [unquote(str(key)) for key in object_ids]
        rows = list(self._own().filter(pk__in=[key for key in keys if key.isdigit()]))
        if not rows:
            raise Http404
        return rows

    def get_all_objects_in_listing_query(self, parent_id: Any) -> QuerySet[Any]:
        """Let “all” mean all of somebody's own."""
        return self._own().values_list("pk", flat=True)

    def check_perm(self, row: Any) -> bool:
        """Ask about the row."""
        policy = self.model.snippet_viewset.permission_policy
        may: bool = policy.user_has_permission_for_instance(self.request.user, "delete", row)
        return may

    def _own(self) -> QuerySet[Any]:
        return reach_of(self.request.user).own(self.model.objects.all())


class ScopedDelete(ScopedBulkAction, DeleteBulkAction):
    """This deletes chosen rows."""
