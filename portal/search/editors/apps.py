"""What editors teach search, as an app."""

from django.apps import AppConfig


class SearchEditorsConfig(AppConfig):
    """This app keeps synonyms and promoted results."""

    name = "portal.search.editors"
    label = "search_editors"
    verbose_name = "Search: synonyms and promoted results"

    def ready(self) -> None:
        """Register what this app offers to search and to the kernel."""
        from portal.search.editors import registrations  # models must be loaded first

        registrations.register()
