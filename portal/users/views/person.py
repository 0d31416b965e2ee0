"""Who a page is for."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from portal.users.models import User


def person_of(request: HttpRequest) -> User:
    """Give who is signed in; views that ask stand behind `login_required`."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
