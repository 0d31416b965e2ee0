"""The portal's addresses, and those of the baselines before them."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from bench import baselines, wizard
from bench.told import EmptyGuide, ToldGuide
from portal.core.guided.urls import guided_urls
from portal.urls import urlpatterns as portal_urlpatterns

urlpatterns = [
    path("bench/bytes/", baselines.same_bytes),
    path("bench/wagtail/<path:path>", baselines.minimal_page),
    # As deep among addresses as the guided form that is held against it.
    *i18n_patterns(
        path("", include("portal.core.urls.translated")),
        path("bench/told/", include(guided_urls(ToldGuide))),
        path("bench/empty/", include(guided_urls(EmptyGuide))),
        path("bench/wizard/<slug:step>/", wizard.session_wizard, name="bench-wizard"),
        prefix_default_language=False,
    ),
    *portal_urlpatterns,
]
