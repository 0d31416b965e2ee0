"""People: who may do what."""

from django.apps import AppConfig


class UsersConfig(AppConfig):
    """This app holds accounts, memberships and sign-in."""

    name = "portal.users"
    label = "users"
    verbose_name = "People"
