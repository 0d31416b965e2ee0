"""Starter packs: a partnership's content as YAML and Markdown."""

from django.apps import AppConfig


class PacksConfig(AppConfig):
    """This app loads starter packs."""

    name = "portal.packs"
    label = "packs"
    verbose_name = "Starter packs"

    def ready(self) -> None:
        """Register the kinds of entry."""
        from portal.packs import registrations  # models must be loaded first

        registrations.register()
