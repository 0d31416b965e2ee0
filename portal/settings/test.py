"""For the test suite: production settings on throw-away data, with work done at once."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_throw_away = tempfile.mkdtemp(prefix="portal-tests-")
atexit.register(shutil.rmtree, _throw_away, ignore_errors=True)

# Whatever the shell exports, tests run on these; only DATABASE_URL may choose another database.
os.environ |= {
    "SECRET_KEY": "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "FIELD_KEYS": "test:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
    "BASE_URL": "http://localhost:8000/",
    "VAR": _throw_away,
    "DEMO": "1",
    "DEMO_MFA": "0",
    "ALLOWED_HOSTS": "localhost,.localhost,testserver,127.0.0.1",
    "CACHE_URL": "",
    "EMAIL_URL": "",
    "SEARCH_URL": "",
    "TRUSTED_PROXIES": "0",
}

from portal.settings.production import *  # noqa: E402,F403 (the environment comes first)
from portal.settings.production import INSTALLED_APPS as _INSTALLED_APPS  # noqa: E402 (as above)

# Two branches cannot both add "the next" migration, and none may break the running release.
INSTALLED_APPS = [*_INSTALLED_APPS, "django_linear_migrations", "django_migration_linter"]
MIGRATION_LINTER_OPTIONS = {
    "no_cache": True,
    # Ours; others' are as released.
    "include_apps": [
        *("core", "cms", "users", "reference", "packs"),
        *("editions", "vault", "outbox", "audit"),
        *("plan", "amendments", "alerts", "review"),
        *("meetings", "rule_sets"),
        *("portal_search", "search_elastic", "search_editors", "search_counting"),
    ],
    "ignore_name": [
        "0001_initial",  # an empty database has no running release to break
        "0002_add_drafts_to_contacts",  # as the next one
        "0002_add_edition_note",  # its columns have defaults, which SQLite's linter overlooks
        "0006_require_https_of_exit",  # a check of a column that was there; SQLite copies the table
    ],
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # slow hashes slow tests
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PAGE_CACHE_BYTES = 0  # a test that asks twice means it; tests of the cache switch it on
STATIC_ROOT.mkdir(parents=True)  # noqa: F405 (from the layer below) the static server wants it
