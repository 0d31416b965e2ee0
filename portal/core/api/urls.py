"""Addresses of the API; they have no language."""

from __future__ import annotations

from django.urls import include, path

from portal.core.api.factory import NAMESPACE, addresses, make_api
from portal.core.api.pages import docs_view, nothing, schema_view

api = make_api()

urlpatterns = [
    path("openapi.json", schema_view(api), name="api-schema"),
    path("docs/", docs_view(api), name="api-docs"),
    path("", include((addresses(api), NAMESPACE))),
    path("<path:rest>", nothing),
]
