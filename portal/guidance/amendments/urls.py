"""Addresses of what changed."""

from __future__ import annotations

from django.urls import path

from portal.guidance.amendments.views import log

app_name = "amendments"

urlpatterns = [
    path("amendments/", log.log, name="log"),
    path("amendments.atom", log.feed, name="feed"),
    path("amendments/<int:page>/", log.changes, name="page"),
    path("amendments/<int:page>/<str:key>/", log.edition, name="edition"),
    path("<slug:guide>/amendments/", log.log, name="guide"),
    path("<slug:guide>/amendments.atom", log.feed, name="guide-feed"),
]
