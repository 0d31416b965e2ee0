"""Who may do what: named predicates over the roles a person holds, each scoped by partnership.

Pure: a predicate looks at a person's roles and nothing else. Whoever loads the person loads the
roles of that moment with them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """This is a job somebody does for one partnership, or (admin) for all of them."""

    PRACTITIONER = "practitioner"
    MANAGER = "manager"
    TRAINER = "trainer"
    PROVIDER = "provider"
    EDITOR = "editor"
    APPROVER = "approver"
    PARTNERSHIP_ADMIN = "partnership-admin"
    ADMIN = "admin"


class HeldRole(NamedTuple):
    """This role is held now; without a partnership it is held everywhere."""

    role: str
    partnership_id: int | None


PARTNERSHIP_ROLES = tuple(role for role in Role if role is not Role.ADMIN)
CMS_ROLES = frozenset({Role.EDITOR, Role.APPROVER, Role.PARTNERSHIP_ADMIN})
PUBLISHING_ROLES = frozenset({Role.APPROVER, Role.PARTNERSHIP_ADMIN})
# Who is written to when something has to be looked at: approvers are asked when it is done.
KEEPING_ROLES = frozenset({Role.EDITOR, Role.PARTNERSHIP_ADMIN})
PROFESSIONAL_ROLES = frozenset(PARTNERSHIP_ROLES) - {Role.PROVIDER}
# A provider sees its own listing only, and what it changes there a second person approves.
SECOND_FACTOR_ROLES = PROFESSIONAL_ROLES | {Role.ADMIN}


def can_open_cms(user: object, partnership: object) -> bool:
    """Say whether this person works on this partnership's content."""
    return _holds(user, partnership, CMS_ROLES)


def can_edit_pages(user: object, partnership: object) -> bool:
    """Say whether this person may write and change pages."""
    return _holds(user, partnership, CMS_ROLES)


def can_approve(user: object, partnership: object) -> bool:
    """Say whether this person may put a page in front of readers."""
    return _holds(user, partnership, PUBLISHING_ROLES)


def can_manage_people(user: object, partnership: object) -> bool:
    """Say whether this person may invite people and give them roles."""
    return _holds(user, partnership, {Role.PARTNERSHIP_ADMIN})


def can_run_training(user: object, partnership: object) -> bool:
    """Say whether this person plans training and sees who booked it."""
    return _holds(user, partnership, {Role.TRAINER})


def can_approve_bookings(user: object, partnership: object) -> bool:
    """Say whether this person decides on bookings of their own staff."""
    return _holds(user, partnership, {Role.MANAGER})


def can_update_listing(user: object, partnership: object) -> bool:
    """Say whether this person keeps a support service's own entry."""
    return _holds(user, partnership, {Role.PROVIDER})


def can_read_professional_details(user: object, partnership: object) -> bool:
    """Say whether this person may read what only people who work with children may read."""
    return _holds(user, partnership, PROFESSIONAL_ROLES)


def can_keep_trackers(user: object, partnership: object) -> bool:
    """Say whether this person may keep trackers; looking after the portal gives no right to."""
    return _holds(user, partnership, {Role.PRACTITIONER}, is_open_to_admin=False)


def is_platform_admin(user: object) -> bool:
    """Say whether this person looks after the whole portal."""
    return any(held.role == Role.ADMIN for held in held_roles(user))


def needs_second_factor(user: object) -> bool:
    """Say whether a password alone may not open what this person can open."""
    return any(held.role in SECOND_FACTOR_ROLES for held in held_roles(user))


def works_in_cms(user: object) -> bool:
    """Say whether this person works on the content of any partnership."""
    return any(held.role in CMS_ROLES | {Role.ADMIN} for held in held_roles(user))


def grantable_roles(user: object, partnership: object) -> tuple[Role, ...]:
    """List the roles this person may give here: one that is as strong as their own never."""
    if is_platform_admin(user):
        return PARTNERSHIP_ROLES
    if not can_manage_people(user, partnership):
        return ()
    return tuple(role for role in PARTNERSHIP_ROLES if role is not Role.PARTNERSHIP_ADMIN)


def partnerships_with(user: object, roles: Collection[str]) -> frozenset[int]:
    """List the partnerships (by key) in which somebody holds one of these roles."""
    return frozenset(
        held.partnership_id
        for held in held_roles(user)
        if held.role in roles and held.partnership_id is not None
    )


def publishing_role(user: object, partnership: object) -> Role | None:
    """Give the role in which somebody publishes here: the one nearest to the text."""
    held = held_roles(user)
    here = getattr(partnership, "pk", None)
    for role in (Role.APPROVER, Role.PARTNERSHIP_ADMIN):
        if here is not None and HeldRole(role, here) in held:
            return role
    return Role.ADMIN if HeldRole(Role.ADMIN, None) in held else None


def held_roles(user: object) -> frozenset[HeldRole]:
    """Give the roles of a person; somebody who is not signed in or not active has none."""
    if not getattr(user, "is_active", False):
        return frozenset()
    return getattr(user, "held_roles", frozenset())


def _holds(
    user: object, partnership: object, roles: Iterable[str], *, is_open_to_admin: bool = True
) -> bool:
    here = getattr(partnership, "pk", None)
    if here is None:
        return False
    wanted = {HeldRole(role, here) for role in roles}
    if is_open_to_admin:
        wanted.add(HeldRole(Role.ADMIN, None))
    return not wanted.isdisjoint(held_roles(user))
