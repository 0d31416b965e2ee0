"""The portal's addresses, and those of the baselines before them."""

from __future__ import annotations

from django.urls import path

from bench import baselines
from portal.urls import urlpatterns as portal_urlpatterns

urlpatterns = [
    path("bench/bytes/", baselines.same_bytes),
    path("bench/wagtail/<path:path>", baselines.minimal_page),
    *portal_urlpatterns,
]
