"""Referring: the guided questions and the steps they lead to."""

from django.apps import AppConfig


class ReferringConfig(AppConfig):
    """This app asks a worker few questions and shows the steps, in order."""

    name = "portal.navigator.referring"
    label = "referring"
    verbose_name = "Where do I refer?"

    def ready(self) -> None:
        """Register what this app offers to the kernel."""
        from portal.navigator.referring import registrations  # models must be loaded first

        registrations.register()
