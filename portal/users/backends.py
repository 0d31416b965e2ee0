"""Signing in by user name or e-mail address, at the same cost whoever it is."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from portal.users.models import User
from portal.users.queries import account_by_login


class OneLookUpBackend(AuthenticationBackend):
    """This looks an account up once and hashes once, so that time tells nothing.

    What it replaces asked by e-mail address, then by user name, and hashed at each: somebody
    with an account took up to three times as long to refuse as nobody.
    """

    def authenticate(
        self, request: HttpRequest | None, **credentials: Any
    ) -> AbstractBaseUser | None:
        """Give the account, or None; one query and one hash either way."""
        password = credentials.get("password")
        login = credentials.get("email") or credentials.get("username")
        if not password or not login:
            return None
        user = account_by_login(login)
        if user is None:
            User().set_password(password)
            return None
        # A closed account is refused like a wrong password: nobody learns that it exists.
        return user if user.check_password(password) and self.user_can_authenticate(user) else None

    def user_can_authenticate(self, user: AbstractBaseUser | None) -> bool:
        """Refuse closed accounts, and demo accounts where this is no demonstration."""
        if not isinstance(user, User) or not user.is_active:
            return False
        return settings.DEMO or not user.is_demo
