"""Addresses of search, in every language."""

from __future__ import annotations

from django.urls import path

from portal.search.views import choices, feeds, results, young

app_name = "search"

urlpatterns = [
    path("search/", results.results, name="results"),
    path("search/results.atom", feeds.feed, name="feed"),
    path("search/opensearch.xml", feeds.opensearch, name="opensearch"),
    path("search/chosen/", choices.chosen, name="chosen"),
    path("support/young-people/search/", young.search, name="young"),
]
