"""The answers the kernel gets about people."""

from __future__ import annotations

from collections.abc import Collection

from django.http import HttpRequest
from django.utils import timezone

from portal.core.models import Partnership
from portal.users import rules
from portal.users.models.people import ROLE_NAMES
from portal.users.queries import all_partnership_ids, holder_counts, holders_of
from portal.users.second_factor import has_shown


class PeopleAccess:
    """This answers from the roles people hold."""

    def can_open_cms(self, user: object, partnership: Partnership) -> bool:
        """Say whether this person works on this partnership's content."""
        return rules.can_open_cms(user, partnership)

    def can_edit(self, user: object, partnership: Partnership) -> bool:
        """Say whether this person may write and change content."""
        return rules.can_edit_pages(user, partnership)

    def can_approve(self, user: object, partnership: Partnership) -> bool:
        """Say whether this person may put content in front of readers."""
        return rules.can_approve(user, partnership)

    def can_manage_people(self, user: object, partnership: Partnership) -> bool:
        """Say whether this person may invite people and give them roles."""
        return rules.can_manage_people(user, partnership)

    def is_platform_admin(self, user: object) -> bool:
        """Say whether this person looks after the whole portal."""
        return rules.is_platform_admin(user)

    def partnerships_edited_by(self, user: object) -> frozenset[int]:
        """List the partnerships (by key) whose content this person may change."""
        return _partnerships_of(user, rules.CMS_ROLES)

    def partnerships_approved_by(self, user: object) -> frozenset[int]:
        """List the partnerships (by key) in which this person may approve."""
        return _partnerships_of(user, rules.PUBLISHING_ROLES)

    def approvers_of(self, partnership: Partnership) -> frozenset[int]:
        """List the people (by key) who may approve in this partnership."""
        return holders_of(partnership, rules.PUBLISHING_ROLES, now=timezone.now())

    def editors_of(self, partnership: Partnership) -> frozenset[int]:
        """List the people (by key) who keep this partnership's pages right."""
        return holders_of(partnership, rules.KEEPING_ROLES, now=timezone.now())

    def approver_counts(self) -> dict[int, int]:
        """Count the people who may approve, by the key of their partnership; one query."""
        return holder_counts(rules.PUBLISHING_ROLES, now=timezone.now())

    def publishes_as(self, user: object, partnership: Partnership | None) -> str:
        """Say in words in which role somebody publishes, never who they are."""
        role = rules.publishing_role(user, partnership)
        if role is None:
            return ""
        name = str(dict(ROLE_NAMES)[role])
        return name if role is rules.Role.ADMIN else f"{name}, {partnership}"

    def has_shown_second_factor(self, request: HttpRequest) -> bool:
        """Say whether this session was opened with more than a password."""
        return has_shown(request)


def _partnerships_of(user: object, roles: Collection[str]) -> frozenset[int]:
    """List where somebody holds one of these roles: everywhere, for who looks after the portal."""
    if rules.is_platform_admin(user):
        return all_partnership_ids()
    return rules.partnerships_with(user, roles)


people_access = PeopleAccess()
