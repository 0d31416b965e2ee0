"""Do background work: mail, scheduled publishing, tidying up."""

from __future__ import annotations

import logging
import os
import sys
from typing import Any

from django.core.management.base import BaseCommand

from portal.core.worker.loop import WorkerLoop


class Command(BaseCommand):
    """This works until it is told to stop."""

    help = "Runs queued tasks and recurring jobs; stops within two seconds on SIGTERM or Ctrl-C."

    def run_from_argv(self, argv: list[str]) -> None:
        """Run from the command line, and leave at once when done.

        Taking the interpreter apart takes up to two seconds on a busy machine, and whoever stops
        the portal waits for it.
        """
        super().run_from_argv(argv)
        logging.shutdown()
        sys.stdout.flush()
        os._exit(0)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the worker."""
        # The library speaks once a second; our own records say what was done.
        logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
        logging.getLogger("django_tasks").setLevel(logging.WARNING)
        WorkerLoop().run()
