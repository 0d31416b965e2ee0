"""Editions, as readers meet them."""

from django.apps import AppConfig


class AmendmentsConfig(AppConfig):
    """This app shows readers what changed and what a page said before."""

    name = "portal.guidance.amendments"
    label = "amendments"
    verbose_name = "Amendments"

    def ready(self) -> None:
        """Register what this app follows."""
        from portal.guidance.amendments import registrations  # models must be loaded first

        registrations.register()
