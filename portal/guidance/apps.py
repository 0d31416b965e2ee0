"""Knowledge, as readers meet it."""

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    """This app shows what the partnership knows."""

    name = "portal.guidance"
    label = "guidance"
    verbose_name = "Guidance"

    def ready(self) -> None:
        """Register what this app offers to the kernel."""
        from portal.guidance import registrations  # models must be loaded first

        registrations.register()
