"""What a running portal uses; every choice of the deployment comes from the environment."""

from __future__ import annotations

import os

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from portal.settings.accounts import account_settings
from portal.settings.base import *  # noqa: F403 (settings are layered by design)
from portal.settings.base import LANGUAGE_NAMES, LANGUAGES, LOCALE_PATHS
from portal.settings.base import MIDDLEWARE as BASE_MIDDLEWARE
from portal.settings.caches import cache_settings, has_shared_cache
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
ARE_PROXIES_COUNTED = ENVIRONMENT.are_proxies_counted

DATABASES = {"default": database_settings(ENVIRONMENT.database)}
CACHES = cache_settings(ENVIRONMENT.cache)
# An Elasticsearch to search with; None: the database does it.
SEARCH = ENVIRONMENT.search
HAS_SHARED_CACHE = has_shared_cache(ENVIRONMENT.cache)
# Whole pages kept in each process; 0 switches the page cache off.
PAGE_CACHE_BYTES = 32 * 1024 * 1024
globals().update(ENVIRONMENT.email)
# Whatever sends mail puts it into the outbox; the worker alone speaks to where it really goes.
MAIL_TRANSPORT = ENVIRONMENT.email["EMAIL_BACKEND"]
EMAIL_BACKEND = "portal.core.outbox.backend.OutboxBackend"
globals().update(account_settings(ENVIRONMENT))
EMAIL_TIMEOUT = 20  # seconds; a mail server that hangs must not hold the worker for ever
DEFAULT_FROM_EMAIL = f"portal@{ENVIRONMENT.host}"
SERVER_EMAIL = DEFAULT_FROM_EMAIL

WAGTAILADMIN_BASE_URL = BASE_URL.rstrip("/")
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "media"

MIDDLEWARE = [
    # These two look at what goes out, also when the edge guard turns a request away.
    "portal.core.middleware.security.SecurityHeadersMiddleware",
    "portal.core.middleware.access_log.AccessLogMiddleware",
    # Monitors ask by address, whatever the host is called.
    "portal.core.middleware.health.HealthMiddleware",
    # The first to look at what comes in.
    "portal.core.middleware.edge.EdgeGuardMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.core.middleware.page_cache.PageCacheMiddleware",
    *BASE_MIDDLEWARE,
]
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
WHITENOISE_ALLOW_ALL_ORIGINS = False  # nobody else's page needs our files

# Cookies are Secure and __Host- exactly when visitors come over https.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_https
SESSION_COOKIE_NAME = "__Host-sessionid" if ENVIRONMENT.is_https else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if ENVIRONMENT.is_https else "csrftoken"
# The key of what a visitor is writing; sent only when they start (portal.core.vault).
VISITOR_COOKIE_SECURE = ENVIRONMENT.is_https
VISITOR_COOKIE_NAME = "__Host-v" if ENVIRONMENT.is_https else "v"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # gone with the browser's window, like the session: no trace for a year
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 30 * 60  # half an hour idle; eight hours at the very most (portal.users)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "portal.core.views.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [BASE_URL.rstrip("/")]
if ENVIRONMENT.trusted_proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_CONTENT_TYPE_NOSNIFF = True

LOGGING = logging_settings()

# An invented language in which every word that cannot be translated stands out (/qps/).
PSEUDO_LOCALE = ENVIRONMENT.has_pseudo_locale
if PSEUDO_LOCALE:
    LANG_INFO["qps"] = {"bidi": False, "code": "qps", "name": "Pseudo", "name_local": "Ƥšéûđö"}
    LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [*LANGUAGES, ("qps", _("Pseudo"))]
    LANGUAGE_NAMES = {**LANGUAGE_NAMES, "qps": "Ƥšéûđö"}
    LOCALE_PATHS = [*LOCALE_PATHS, VAR / "locale"]
