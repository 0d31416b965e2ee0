"""Production settings on throw-away data; logs are written, to nowhere."""

from __future__ import annotations

import copy

from portal.settings.production import *  # noqa: F403 (settings are layered by design)
from portal.settings.production import (
    CHECKOUT,
    INSTALLED_APPS,
    STATIC_ROOT,
    STORAGES,
    TEMPLATES,
    VAR,
)
from portal.settings.production import LOGGING as PRODUCTION_LOGGING

ROOT_URLCONF = "bench.urls"
INSTALLED_APPS = [*INSTALLED_APPS, "bench"]
TEMPLATES = [{**TEMPLATES[0], "DIRS": [CHECKOUT / "templates", CHECKOUT / "bench" / "templates"]}]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    **STORAGES,
    # Nothing was collected here; looking a name up is as quick either way.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
LOGGING = copy.deepcopy(PRODUCTION_LOGGING)
LOGGING["handlers"]["console"] |= {
    "class": "logging.FileHandler",
    "filename": str(VAR / "log"),
}
