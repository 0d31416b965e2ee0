"""Elasticsearch, as an app."""

from django.apps import AppConfig


class ElasticConfig(AppConfig):
    """This app keeps a search server in step with the entries, where SEARCH_URL names one."""

    name = "portal.search.elastic"
    label = "search_elastic"
    verbose_name = "Elasticsearch"

    def ready(self) -> None:
        """Register what this app offers to the kernel."""
        from portal.search.elastic import registrations  # models must be loaded first

        registrations.register()
