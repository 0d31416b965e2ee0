"""How far a person's hand reaches in the CMS: which rows they read, write and approve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

from portal.core.access import access
from portal.core.cms.belonging import partnership_id_of, path_of


@dataclass(frozen=True)
class Reach:
    """This is what one person may do at this moment, worked out from the roles they hold."""

    edited: frozenset[int]  # the partnerships whose content they write
    approved: frozenset[int]  # the partnerships in which they put it in front of readers
    is_admin: bool = False

    @property
    def is_nowhere(self) -> bool:
        """Say whether they do not work in the CMS at all."""
        return not self.is_admin and not self.edited

    def own(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the rows of their partnerships; everything for those who look after the portal."""
        return rows if self.is_admin else rows.filter(self._within(rows, self.edited))

    def approvable(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the rows they may put in front of readers."""
        return rows if self.is_admin else rows.filter(self._within(rows, self.approved))

    def readable(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep their own rows and the national ones."""
        if self.is_admin:
            return rows
        if self.is_nowhere:
            return rows.none()
        national = Q(**{f"{path_of(rows.model)}__isnull": True})
        return rows.filter(self._within(rows, self.edited) | national)

    def may_edit(self, row: Model) -> bool:
        """Say whether this row is theirs to write."""
        return self.is_admin or partnership_id_of(row) in self.edited

    def may_approve(self, row: Model) -> bool:
        """Say whether they may put this row in front of readers."""
        return self.is_admin or partnership_id_of(row) in self.approved

    def may_read(self, row: Model) -> bool:
        """Say whether they may look at this row."""
        is_national = partnership_id_of(row) is None and not self.is_nowhere
        return is_national or self.may_edit(row)

    @staticmethod
    def _within(rows: QuerySet[Any], partnerships: frozenset[int]) -> Q:
        return Q(**{f"{path_of(rows.model)}__in": sorted(partnerships)})


def reach_of(user: Any) -> Reach:
    """Work out how far somebody's hand reaches."""
    who = access()
    if who.is_platform_admin(user):
        return Reach(frozenset(), frozenset(), is_admin=True)
    return Reach(who.partnerships_edited_by(user), who.partnerships_approved_by(user))
