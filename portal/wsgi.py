"""The WSGI entry point."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
django.setup(set_prefix=False)

from portal.core.wsgi import PortalHandler  # noqa: E402 (settings come first)

application = PortalHandler()
