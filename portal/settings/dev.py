"""For working on the portal: production settings with Django's own debugging pages."""

from __future__ import annotations

from portal.settings.production import *  # noqa: F403 (settings are layered by design)

DEBUG = True
PAGE_CACHE_BYTES = 0  # a changed template shows at once
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
