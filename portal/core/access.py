"""What the kernel asks about people. It knows none: portal.users registers the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.core.models import Partnership


class AccessTaken(Exception):
    """Something else answers already; two answers would be none."""


class Access(Protocol):
    """This answers what a person may do in a partnership."""

    def can_open_cms(self, user: object, partnership: Partnership) -> bool:
        """Say whether this person works on this partnership's content."""

    def can_edit(self, user: object, partnership: Partnership) -> bool:
        """Say whether this person may write and change content."""

    def can_approve(self, user: object, partnership: Partnership) -> bool:
        """Say whether this person may put content in front of readers."""

    def can_manage_people(self, user: object, partnership: Partnership) -> bool:
        """Say whether this person may invite people and give them roles."""

    def is_platform_admin(self, user: object) -> bool:
        """Say whether this person looks after the whole portal."""

    def partnerships_edited_by(self, user: object) -> frozenset[int]:
        """List the partnerships (by key) whose content this person may change."""

    def partnerships_approved_by(self, user: object) -> frozenset[int]:
        """List the partnerships (by key) in which this person may approve."""

    def approvers_of(self, partnership: Partnership) -> frozenset[int]:
        """List the people (by key) who may approve in this partnership."""

    def editors_of(self, partnership: Partnership) -> frozenset[int]:
        """List the people (by key) who keep this partnership's pages right."""

    def approver_counts(self) -> dict[int, int]:
        """Count the people who may approve, by the key of their partnership; one query."""

    def publishes_as(self, user: object, partnership: Partnership | None) -> str:
        """Say in words in which role somebody publishes, never who they are."""

    def has_shown_second_factor(self, request: HttpRequest) -> bool:
        """Say whether this session was opened with more than a password."""


class Nobody:
    """This lets nobody do anything: the answer until somebody who knows people has registered."""

    def can_open_cms(self, user: object, partnership: Partnership) -> bool:
        """Say no."""
        return False

    def can_edit(self, user: object, partnership: Partnership) -> bool:
        """Say no."""
        return False

    def can_approve(self, user: object, partnership: Partnership) -> bool:
        """Say no."""
        return False

    def can_manage_people(self, user: object, partnership: Partnership) -> bool:
        """Say no."""
        return False

    def is_platform_admin(self, user: object) -> bool:
        """Say no."""
        return False

    def partnerships_edited_by(self, user: object) -> frozenset[int]:
        """List none."""
        return frozenset()

    def partnerships_approved_by(self, user: object) -> frozenset[int]:
        """List none."""
        return frozenset()

    def approvers_of(self, partnership: Partnership) -> frozenset[int]:
        """List none."""
        return frozenset()

    def editors_of(self, partnership: Partnership) -> frozenset[int]:
        """List nobody."""
        return frozenset()

    def approver_counts(self) -> dict[int, int]:
        """Count none."""
        return {}

    def publishes_as(self, user: object, partnership: Partnership | None) -> str:
        """Say nothing."""
        return ""

    def has_shown_second_factor(self, request: HttpRequest) -> bool:
        """Say no."""
        return False


_registered: list[Access] = []


def register_access(access: Access) -> None:
    """Let this answer from now on; the same again is harmless."""
    if _registered and _registered[0] is not access:
        raise AccessTaken
    _registered[:] = [access]


def access() -> Access:
    """Give who answers."""
    return _registered[0] if _registered else Nobody()
