"""Making accounts, giving and ending roles."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from portal.core.models import Partnership
from portal.users.actions.groups import sync_user
from portal.users.actions.security import log_event
from portal.users.exceptions import EmailTaken, LastAdmin, RoleNotYours
from portal.users.models import EventKind, Membership, User
from portal.users.queries import admins_at, unused_accounts
from portal.users.role_letters import tell_of_role
from portal.users.rules import Role, grantable_roles

UNUSED_FOR = timedelta(days=365)


def make_account(*, email: str, post: str, now: datetime, by: User | None = None) -> User:
    """Make an account without a password; raise EmailTaken when the address has one."""
    with transaction.atomic():
        address = email.strip().lower()
        if User.objects.filter(email=address).exists():
            raise EmailTaken
        user = User.objects.create_user(username=address, email=address, post=post.strip())
        log_event(kind=EventKind.ACCOUNT_MADE, account=user, by=by, now=now)
    return user


def give_role(
    *,
    user: User,
    role: Role,
    partnership: Partnership | None,
    now: datetime,
    by: User | None = None,
) -> Membership:
    """Give a person a role and tell them who did; a role they hold already stays as it is."""
    with transaction.atomic():
        membership, is_new = Membership.objects.get_or_create(
            user=user,
            role=role,
            partnership=partnership,
            ends_at=None,
            defaults={"starts_at": now},
        )
        if is_new:
            _log_role(EventKind.ROLE_GIVEN, membership, by, now)
            if by is not None:  # who is made an administrator on the machine is told there
                tell_of_role(membership=membership, by=by, now=now)
        sync_user(user=user, now=now)
    return membership


def make_admin(*, email: str, post: str, now: datetime) -> User:
    """Make an account that looks after the whole portal; raise EmailTaken when there is one."""
    with transaction.atomic():
        user = make_account(email=email, post=post, now=now)
        give_role(user=user, role=Role.ADMIN, partnership=None, now=now)
    return user


def invite_person(
    *, email: str, post: str, role: Role, partnership: Partnership, by: User, now: datetime
) -> User:
    """Make an account with one role here, or give the role to the account that is there.

    Raises RoleNotYours when the one who invites may not give this role.
    """
    if role not in grantable_roles(by, partnership):
        raise RoleNotYours
    with transaction.atomic():
        user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
        user = user or make_account(email=email, post=post, by=by, now=now)
        give_role(user=user, role=role, partnership=partnership, by=by, now=now)
    return user


def end_role(*, membership: Membership, by: User, now: datetime) -> None:
    """End a role at once, and every session that was opened with it.

    Raises RoleNotYours when it is not theirs to end, LastAdmin when nobody would be left.
    """
    partnership = membership.partnership
    may_end = grantable_roles(by, partnership)
    if membership.role == Role.ADMIN:
        if not any(held.role == Role.ADMIN for held in by.held_roles):
            raise RoleNotYours
        if not admins_at(now).exclude(pk=membership.pk).exists():
            raise LastAdmin
    elif membership.role not in may_end:
        raise RoleNotYours
    with transaction.atomic():
        # A role that never began to count has no time to end at.
        membership.ends_at = max(now, membership.starts_at + timedelta(microseconds=1))
        membership.save(update_fields=["ends_at"])
        _log_role(EventKind.ROLE_ENDED, membership, by, now)
        sign_out_everywhere(user=membership.user, by=by, now=now)
        sync_user(user=membership.user, now=membership.ends_at)


def sign_out_everywhere(*, user: User, now: datetime, by: User | None = None) -> None:
    """End every session of an account: a session is tied to this count."""
    with transaction.atomic():
        user.sign_outs += 1
        user.save(update_fields=["sign_outs"])
        log_event(kind=EventKind.SIGNED_OUT_EVERYWHERE, account=user, by=by, now=now)


def close_unused_accounts(*, now: datetime) -> int:
    """Close accounts nobody used for a year; say how many. The last admin's stays open."""
    with transaction.atomic():
        keep = set(admins_at(now).values_list("user_id", flat=True))
        closing = [user for user in unused_accounts(before=now - UNUSED_FOR) if user.pk not in keep]
        for user in closing:
            user.is_active = False
            user.save(update_fields=["is_active"])
            log_event(kind=EventKind.ACCOUNT_CLOSED, account=user, now=now)
    return len(closing)


def _log_role(kind: EventKind, row: Membership, by: User | None, now: datetime) -> None:
    log_event(
        kind=kind,
        account=row.user,
        by=by,
        partnership_id=row.partnership_id,
        role=row.role,
        now=now,
    )
