"""Make the first administrator of a portal."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.utils import timezone

from portal.users.actions.links import one_time_path
from portal.users.actions.people import make_admin
from portal.users.exceptions import PeopleProblem


class Command(BaseCommand):
    """This makes an administrator of the whole portal; it sends nothing."""

    help = "Makes an administrator and prints a link to set the password with, once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the e-mail address."""
        parser.add_argument("email")
        parser.add_argument("--post", default="Portal administrator")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the account and print the link."""
        try:
            validate_email(options["email"])
            user = make_admin(email=options["email"], post=options["post"], now=timezone.now())
        except ValidationError as error:
            raise CommandError(f"{options['email']!r} is not an e-mail address.") from error
        except PeopleProblem as problem:
            raise CommandError(str(problem)) from problem
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        self.stdout.write(f"Open this once within {hours} hours to set the password:")
        self.stdout.write(settings.BASE_URL.rstrip("/") + one_time_path(user))
