"""Search, as an app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """This app finds what everybody may read."""

    name = "portal.search"
    label = "portal_search"
    verbose_name = "Search"

    def ready(self) -> None:
        """Register what this app offers to the kernel."""
        from portal.search import registrations  # models must be loaded first

        registrations.register()
