"""What every feature points to."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    """This app holds contacts (and, as they come, harms, signs, terms and law)."""

    name = "portal.reference"
    label = "reference"
    verbose_name = "Reference"

    def ready(self) -> None:
        """Register what this app offers to the kernel."""
        from portal.reference import registrations  # models must be loaded first

        registrations.register()
