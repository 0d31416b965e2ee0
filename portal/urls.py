"""Every address of the portal."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal.core.views.serve import serve_page

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("portal.core.urls.plain")),
    *i18n_patterns(
        path("", include("portal.core.urls.translated")),
        path("", serve_page, name="home"),
        path("<path:path>", serve_page, name="page"),
        prefix_default_language=False,
    ),
]
