"""Every address of the portal."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal.core.views.documents import document
from portal.core.views.media import picture
from portal.core.views.serve import serve_page
from portal.users.cms_urls import cms as users_cms
from portal.users.cms_urls import front as users_front

handler400 = "portal.core.views.errors.bad_request"
handler403 = "portal.core.views.errors.permission_denied"
handler404 = "portal.core.views.errors.page_not_found"
handler429 = "portal.users.views.account.too_often"  # the sign-in library asks for it
handler500 = "portal.core.views.errors.server_error"

urlpatterns = [
    path("accounts/", include("portal.users.urls")),
    path("cms/", include(users_cms)),
    path("cms/", include("portal.core.cms.urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("", include(users_front)),
    path("media/images/<str:name>", picture, name="picture"),
    re_path(r"^documents/(\d+)/(.*)$", document, name="wagtaildocs_serve"),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("portal.core.urls.plain")),
    path("api/v1/", include("portal.core.api.urls")),
    *i18n_patterns(
        path("", include("portal.core.urls.translated")),
        path("guidance/alerts/", include("portal.guidance.alerts.urls")),
        path("guidance/", include("portal.guidance.amendments.urls")),
        path("", include("portal.guidance.urls")),
        path("", include("portal.navigator.urls")),
        path("", include("portal.search.urls")),
        path("", serve_page, name="home"),
        re_path(r"^(?P<path>(?:[\w\-]+/)+)$", serve_page, name="page"),
        # Answers nothing the two above do not: by this name Wagtail finds the address of a page.
        re_path(r"^(?P<path>(?:[\w\-]+/)*)$", serve_page, name="wagtail_serve"),
        prefix_default_language=False,
    ),
]
