"""Rule sets: where a worry is taken, as editors keep it."""

from django.apps import AppConfig


class RuleSetsConfig(AppConfig):
    """This app keeps rule sets, proves them, and gives the live one."""

    name = "portal.navigator.rule_sets"
    label = "rule_sets"
    verbose_name = "Where to refer"

    def ready(self) -> None:
        """Register what this app offers to the kernel."""
        from portal.navigator.rule_sets import registrations  # models must be loaded first

        registrations.register()
