"""Meetings: which there are, what they take, and when they meet."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """This app keeps meetings and shows how they stand together."""

    name = "portal.navigator.meetings"
    label = "meetings"
    verbose_name = "Meetings"

    def ready(self) -> None:
        """Register what this app offers to the kernel."""
        from portal.navigator.meetings import registrations  # models must be loaded first

        registrations.register()
