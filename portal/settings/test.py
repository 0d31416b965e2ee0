"""For the test suite: production settings on throw-away data, with work done at once."""

from __future__ import annotations

import os
import tempfile

_embedded = {
    "SECRET_KEY": "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "FIELD_KEYS": "test:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
    "BASE_URL": "http://localhost:8000/",
    "VAR": os.environ.get("TEST_VAR") or tempfile.mkdtemp(prefix="portal-tests-"),
}
for _name, _value in _embedded.items():
    os.environ.setdefault(_name, _value)

from portal.settings.production import *  # noqa: E402,F403 (the environment comes first)

DEMO = True
ALLOWED_HOSTS = ["localhost", ".localhost", "testserver", "127.0.0.1"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # slow hashes slow tests
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
