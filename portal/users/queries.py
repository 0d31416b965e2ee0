"""Reads about people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.db.models import Count, Q, QuerySet

from portal.core.models import Partnership
from portal.users.models import EventKind, Membership, RoleGroup, SecurityEvent, User
from portal.users.rules import Role

KNOWN_FOR = timedelta(days=90)


def account_by_login(login: str) -> User | None:
    """Find the account somebody means, by user name or e-mail address, in one query."""
    name = login.strip().lower()
    if not name:
        return None
    rows = list(User.objects.filter(Q(username=name) | Q(email=name)).order_by("pk")[:2])
    # A user name that is somebody else's e-mail address: the address counts.
    return next((row for row in rows if row.email == name), rows[0] if rows else None)


def accounts_to_reset(email: str) -> list[int]:
    """List the accounts that may set a new password by this e-mail address (one or none)."""
    rows = User.objects.filter(email=email.strip().lower(), is_active=True)
    return list(rows.values_list("pk", flat=True))


def is_known_network(*, login: str, network: str, now: datetime) -> bool:
    """Say whether this account signed in from this network lately; one query, whoever asks."""
    name = login.strip().lower()
    accounts = User.objects.filter(Q(username=name) | Q(email=name)).values("pk")
    return (
        SecurityEvent.objects.filter(
            account_id__in=accounts,
            kind=EventKind.SIGNED_IN,
            network=network,
            at__gt=now - KNOWN_FOR,
        )
        .exclude(network="")
        .exists()
    )


def has_signed_in_before(user: User) -> bool:
    """Say whether this account has ever signed in."""
    return SecurityEvent.objects.filter(account_id=user.pk, kind=EventKind.SIGNED_IN).exists()


def memberships_of(user: User, *, now: datetime) -> list[Membership]:
    """List the roles a person holds, with their partnerships."""
    rows = user.memberships.held_at(now).select_related("partnership")
    return list(rows.order_by("partnership__name", "role", "pk"))


def people_of(partnership: Partnership, *, now: datetime) -> list[Membership]:
    """List who holds which role in a partnership."""
    return list(Membership.objects.filter(partnership=partnership).held_at(now).for_list())


def membership_in(partnership: Partnership, pk: int) -> Membership | None:
    """Find a membership of this partnership, or None."""
    return Membership.objects.filter(partnership=partnership, pk=pk).select_related("user").first()


def admins_at(now: datetime) -> QuerySet[Membership]:
    """List who looks after the whole portal."""
    rows: QuerySet[Membership] = Membership.objects.filter(role=Role.ADMIN, user__is_active=True)
    return rows.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=now), starts_at__lte=now)


def holders_of(partnership: Partnership, roles: Iterable[str], *, now: datetime) -> frozenset[int]:
    """List the people (by key) who hold one of these roles in a partnership."""
    rows = Membership.objects.filter(partnership=partnership, role__in=roles, user__is_active=True)
    return frozenset(rows.held_at(now).values_list("user_id", flat=True))


def holder_counts(roles: Iterable[str], *, now: datetime) -> dict[int, int]:
    """Count the people who hold one of these roles, by the key of the partnership."""
    rows = Membership.objects.filter(
        partnership__isnull=False, role__in=roles, user__is_active=True
    ).held_at(now)
    counted = rows.values_list("partnership_id").annotate(n=Count("user_id", distinct=True))
    return dict(counted.order_by("partnership_id"))


def all_partnership_ids() -> frozenset[int]:
    """List every partnership by its key."""
    return frozenset(Partnership.objects.values_list("pk", flat=True))


def default_partnership() -> Partnership | None:
    """Find the partnership that has the host itself."""
    return Partnership.objects.with_site().filter(site__is_default_site=True).first()


def account_by_pk(pk: int) -> User | None:
    """Find an account that can sign in, by its key."""
    return User.objects.filter(pk=pk, is_active=True).first()


def role_groups_for(memberships: list[Membership]) -> list[int]:
    """List the groups of the CMS that these memberships put somebody in."""
    wanted = {(row.partnership_id, row.role) for row in memberships}
    rows = RoleGroup.objects.filter(role__in={role for _partnership, role in wanted})
    return [row.group_id for row in rows if (row.partnership_id, row.role) in wanted]


def unused_accounts(*, before: datetime) -> QuerySet[User]:
    """List accounts nobody signed in to since that moment."""
    return User.objects.filter(
        Q(last_login__lt=before) | Q(last_login__isnull=True, date_joined__lt=before),
        is_active=True,
    ).order_by("pk")


def second_steps_of(user: User) -> dict[str, int]:
    """Count a person's second steps by kind."""
    rows = Authenticator.objects.filter(user=user).values_list("type").annotate(n=Count("pk"))
    return dict(rows.order_by("type"))
