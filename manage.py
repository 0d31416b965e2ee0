#!/usr/bin/env python
"""Run a management command of the portal."""

import os
import sys


def main() -> None:
    """Run the command line; a bad setting stops it with one sentence, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
    from django.core.management import execute_from_command_line  # settings module first

    from portal.settings.environment import EnvironmentProblem  # settings module first

    try:
        execute_from_command_line(sys.argv)
    except EnvironmentProblem as problem:
        sys.exit(f"Cannot start: {problem}")


if __name__ == "__main__":
    main()
