"""Addresses of the navigator, in every language."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("portal.navigator.meetings.urls")),
    path("", include("portal.navigator.rule_sets.urls")),
    path("", include("portal.navigator.referring.urls")),
]
