"""The CMS, safe between partnerships."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    """This app keeps the step of approval and what is asked before anything is published."""

    name = "portal.core.cms"
    label = "cms"
    verbose_name = "CMS"

    def ready(self) -> None:
        """Register approval, its letters, and what the dashboard shows."""
        from portal.core.cms import registrations  # models must be loaded first

        registrations.register()
