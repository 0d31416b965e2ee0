"""Letters about what changed."""

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    """This app tells people who asked for it what changed in the partnership's knowledge."""

    name = "portal.guidance.alerts"
    label = "alerts"
    verbose_name = "Alerts"

    def ready(self) -> None:
        """Register what this app follows, does again and again, and deletes."""
        from portal.guidance.alerts import registrations  # models must be loaded first

        registrations.register()
