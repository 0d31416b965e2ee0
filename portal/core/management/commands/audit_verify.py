"""Check that nobody has changed the audit log."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.core.audit.verification import Head, Verdict, verify


class Command(BaseCommand):
    """This follows the chain of segments; it ends with 1 at the first that is broken."""

    help = "Recomputes the audit log's digests; exits with 1 and names the first broken segment."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--head",
            type=head,
            metavar="NUMBER:DIGEST",
            help="a head that an earlier run printed and that was kept elsewhere",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the counts, then what is wrong."""
        verdict = verify(expected=options["head"])
        self.stdout.write(f"Segments   {verdict.segments}, {verdict.over} of them over")
        self.stdout.write(f"Rows       {verdict.rows} sealed, {verdict.unsealed} not yet")
        if verdict.head:
            self.stdout.write(f"Head       {verdict.head.number}:{verdict.head.digest}")
        if not verdict.is_sound:
            raise CommandError(_wrong(verdict), returncode=1)
        self.stdout.write("Nothing was changed.")


def head(text: str) -> Head:
    """Read a head as this command prints it."""
    number, _, digest = text.partition(":")
    if not number.isdecimal() or len(digest) != 64:
        raise argparse.ArgumentTypeError("give a head as this command prints it: 12:9f86…")
    return Head(int(number), digest)


def _wrong(verdict: Verdict) -> str:
    if verdict.fault:
        return f"Segment {verdict.broken} is broken: {verdict.fault.value}."
    if verdict.missing_guards:
        missing = ", ".join(verdict.missing_guards)
        return f"The digests are right, but the database lacks triggers: {missing}."
    return "The chain does not hold the head that was kept: it was cut off or made anew."
