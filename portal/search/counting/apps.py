"""Counting of searches, as an app."""

from django.apps import AppConfig


class SearchCountingConfig(AppConfig):
    """This app counts what adults search for, and tells editors."""

    name = "portal.search.counting"
    label = "search_counting"
    verbose_name = "Search: what people search for"

    def ready(self) -> None:
        """Register what this app offers to the kernel."""
        from portal.search.counting import registrations  # models must be loaded first

        registrations.register()
