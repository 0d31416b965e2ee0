"""What a running portal uses; every choice of the deployment comes from the environment."""

from __future__ import annotations

import os

from portal.settings.base import *  # noqa: F403 (settings are layered by design)
from portal.settings.base import MIDDLEWARE as BASE_MIDDLEWARE
from portal.settings.database import database_settings
from portal.settings.environment import read_environment
from portal.settings.logs import logging_settings

ENVIRONMENT = read_environment(os.environ)

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
FIELD_KEYS = ENVIRONMENT.field_keys
BASE_URL = ENVIRONMENT.base_url
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
VAR = ENVIRONMENT.var
DEMO = ENVIRONMENT.is_demo
DEMO_MFA = ENVIRONMENT.demo_needs_mfa
TRUSTED_PROXIES = ENVIRONMENT.trusted_proxies

DATABASES = {"default": database_settings(ENVIRONMENT.database)}
CACHES = {
    "default": ENVIRONMENT.cache
    or {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "portal"}
}
HAS_SHARED_CACHE = ENVIRONMENT.cache is not None
globals().update(ENVIRONMENT.email)
DEFAULT_FROM_EMAIL = f"portal@{ENVIRONMENT.host}"
SERVER_EMAIL = DEFAULT_FROM_EMAIL

WAGTAILADMIN_BASE_URL = BASE_URL.rstrip("/")
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "media"

MIDDLEWARE = [
    "portal.core.middleware.edge.EdgeGuardMiddleware",
    "portal.core.middleware.access_log.AccessLogMiddleware",
    "portal.core.middleware.security.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.core.middleware.page_cache.PageCacheMiddleware",
    *BASE_MIDDLEWARE,
]
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

# Cookies are Secure and __Host- exactly when visitors come over https.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_https
SESSION_COOKIE_NAME = "__Host-sessionid" if ENVIRONMENT.is_https else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if ENVIRONMENT.is_https else "csrftoken"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 30 * 60  # half an hour idle; eight hours at the very most (portal.users)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "portal.core.views.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [BASE_URL.rstrip("/")]
if ENVIRONMENT.trusted_proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_CONTENT_TYPE_NOSNIFF = True

LOGGING = logging_settings()
