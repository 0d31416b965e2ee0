"""Links that let somebody set a password once."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from portal.users.models import User


def one_time_path(user: User) -> str:
    """Make the address of a page where this person sets a password: once, and not for long."""
    key = default_token_generator.make_token(user)
    names = {"uidb36": user_pk_to_url_str(user), "key": key}
    return reverse("account_reset_password_from_key", kwargs=names)
