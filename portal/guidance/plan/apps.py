"""Plan and measures, as readers meet them and as editors keep them."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """This app shows what the partnership set out to do, and how it is doing."""

    name = "portal.guidance.plan"
    label = "plan"
    verbose_name = "Plan and measures"

    def ready(self) -> None:
        """Register what this app offers to the kernel."""
        from portal.guidance.plan import registrations  # models must be loaded first

        registrations.register()
