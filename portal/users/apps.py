"""People: who may do what."""

from django.apps import AppConfig


class UsersConfig(AppConfig):
    """This app holds accounts, memberships and sign-in."""

    name = "portal.users"
    label = "users"
    verbose_name = "People"

    def ready(self) -> None:
        """Register what the kernel asks about people, and listen to sign-in."""
        from portal.users import registrations  # models must be loaded first

        registrations.register()
