"""What a published text said, when, and why it changed."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    """This app keeps the published texts of pages and rows."""

    name = "portal.core.editions"
    label = "editions"
    verbose_name = "Editions"

    def ready(self) -> None:
        """Register the handler that freezes what is published."""
        from portal.core.editions import registrations  # models must be loaded first

        registrations.register()
