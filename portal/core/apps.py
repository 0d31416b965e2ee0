"""The kernel: what every feature stands on; it knows none of them."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """This app holds partnerships, the base page and the machinery around a request."""

    name = "portal.core"
    label = "core"
    verbose_name = "Portal"

    def ready(self) -> None:
        """Register the kernel's own page views."""
        from portal.core import checks, registrations  # models must be loaded first

        registrations.register()
        checks.register()
