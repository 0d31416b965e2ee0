"""The WSGI entry point."""

import os
import sys

import django

from portal.settings.environment import EnvironmentProblem

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
try:
    django.setup(set_prefix=False)
except EnvironmentProblem as problem:  # one sentence, not a traceback of the server's
    sys.exit(f"Cannot start: {problem}")

from portal.core.wsgi import PortalHandler  # settings come first

application = PortalHandler()
