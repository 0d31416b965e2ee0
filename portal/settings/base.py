"""What is the same everywhere; nothing here depends on the machine."""

from __future__ import annotations

from pathlib import Path

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from portal.settings.accounts import *  # noqa: F403 (settings are layered by design)

CHECKOUT = Path(__file__).resolve().parents[2]

INSTALLED_APPS = [
    "portal.core",
    "portal.core.audit",
    "portal.core.vault",
    "portal.core.outbox",
    "portal.core.editions",
    "portal.core.cms",
    "portal.users",
    "portal.reference",
    "portal.search",
    "portal.search.elastic",
    "portal.search.editors",
    "portal.search.counting",
    "portal.guidance",
    "portal.guidance.plan",
    "portal.guidance.amendments",
    "portal.guidance.alerts",
    "portal.guidance.review",
    "portal.navigator.meetings",
    "portal.navigator.rule_sets",
    "portal.navigator.referring",
    "portal.packs",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

# Outermost first. The page cache answers before a session, a user or a page is looked up.
MIDDLEWARE = [
    # Everything further in may need the database.
    "portal.core.middleware.outage.OutageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.core.middleware.partnership.PartnershipMiddleware",
    "portal.core.middleware.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.users.middleware.SessionLimitMiddleware",
    "portal.users.middleware.SecondFactorMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "portal.core.cms.doors.CmsDoorsMiddleware",
    # Innermost: nothing but the view runs inside its transaction.
    "portal.core.middleware.cms_transaction.CmsTransactionMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [CHECKOUT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.core.context.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "portal.core.templatetags.languages",
                "portal.core.templatetags.portal",
            ],
        },
    },
]

# People
AUTH_USER_MODEL = "users.User"

# Languages: English without a prefix, the others under /pl/ and so on.
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("pl", _("Polish")),
    ("ro", _("Romanian")),
    ("lt", _("Lithuanian")),
    ("uk", _("Ukrainian")),
    ("ar", _("Arabic")),
]
LANGUAGE_NAMES = {code: LANG_INFO[code]["name_local"] for code, _name in LANGUAGES}
# Words that somebody's safety hangs on stay English until a person has approved them.
SAFETY_WORDS_APPROVED = ["en"]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [CHECKOUT / "portal" / "locale"]
FORMAT_MODULE_PATH = ["portal.core.formats"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
# A translation goes live when it is whole and a person says so, never by itself.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# Time: London for people, UTC in the database.
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
MEDIA_URL = "/media/"
STATICFILES_DIRS = [CHECKOUT / "portal" / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.core.staticfiles.PortalStaticStorage"},
}

# The CMS
WAGTAIL_SITE_NAME = "Safe outside the home"
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # else a hash of the editor's e-mail goes to a third party
WAGTAIL_ENABLE_UPDATE_CHECK = False  # else every visit to the CMS calls its makers
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.core.cms.upload_forms.DocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.core.cms.upload_forms.ImageForm"
WAGTAILDOCS_EXTENSIONS = [
    *("csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx"),
    *("mp4", "webm", "vtt"),  # films and their captions
]
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf", "video/mp4", "video/webm", "text/vtt"]
WAGTAILDOCS_CONTENT_TYPES = {
    "pdf": "application/pdf",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "vtt": "text/vtt",
}
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # no server-side fetch, no third party on a page
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Background work lives in the database we already have.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10000  # the rules common to all areas post over three thousand
FILE_UPLOAD_PERMISSIONS = 0o640
SILENCED_SYSTEM_CHECKS = [
    "security.W001",  # portal.core.middleware.security sends these headers, per path
    "security.W002",  # and frame-ancestors, which X-Frame-Options only repeats
]
