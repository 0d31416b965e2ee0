"""The second step: who owes it, who has shown it in this session."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from portal.users.models import User
from portal.users.rules import needs_second_factor

SHOWN = "second_factor_of"


def mark_shown(request: HttpRequest, user: User) -> None:
    """Remember that this session showed a second step of this account."""
    request.session[SHOWN] = user.pk


def forget_shown(request: HttpRequest) -> None:
    """Forget it: the account has no second step any more."""
    request.session.pop(SHOWN, None)


def has_shown(request: HttpRequest) -> bool:
    """Say whether this session showed a second step, and not only a password."""
    user = request.user
    return bool(user.is_authenticated and request.session.get(SHOWN) == user.pk)


def owes(request: HttpRequest) -> bool:
    """Say whether this session must show a second step before it opens anything."""
    user = request.user
    if not isinstance(user, User) or not needs_second_factor(user):
        return False
    return not has_shown(request) and not is_excused(user)


def is_excused(user: User) -> bool:
    """Say whether this is a demo account of a demonstration that goes by password alone."""
    return user.is_demo and settings.DEMO and not settings.DEMO_MFA
